import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { ZenEngine } from '@gorules/zen-engine'
import { Engine } from 'json-rules-engine'
import { RULES, type FlatPurchase, type Test } from './rules-under-test.ts'

/** An engine under test: the ids of the rules that trigger on a purchase. */
export interface Contender {
  readonly name: string
  run(purchase: FlatPurchase): readonly string[] | Promise<readonly string[]>
}

/** json-rules-engine: a rule an event. */
export function jsonRulesEngine(): Contender {
  const engine = new Engine()
  for (const rule of RULES) {
    engine.addRule({ conditions: { all: rule.tests.map(toCondition) }, event: { type: rule.id } })
  }
  return {
    name: 'json-rules-engine',
    run: async (purchase) => (await engine.run({ ...purchase })).events.map((event) => event.type),
  }
}

function toCondition(test: Test): { fact: string; operator: string; value: unknown } {
  if ('list' in test) return { fact: test.list, operator: 'contains', value: test.has }
  return 'is' in test
    ? { fact: test.fact, operator: 'equal', value: test.is }
    : { fact: test.fact, operator: 'in', value: test.in }
}

/** Cedar: a rule a forbid policy, parsed once; the reasons of a denial are the policies that hold. */
export function cedar(): Contender {
  const policies = Object.fromEntries(
    RULES.map((rule) => [
      rule.id,
      `forbid(principal, action, resource) when { ${rule.tests.map(toCedar).join(' && ')} };`,
    ]),
  )
  const parsed = preparsePolicySet('bench', {
    staticPolicies: { ...policies, permit: 'permit(principal, action, resource);' },
  })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  return {
    name: '@cedar-policy/cedar-wasm',
    run: (purchase) => {
      const answer = statefulIsAuthorized({
        principal: { type: 'User', id: 'u' },
        action: { type: 'Action', id: 'buy' },
        resource: { type: 'Item', id: '1' },
        context: { ...purchase, purposes: [...purchase.purposes] },
        entities: [],
        preparsedPolicySetId: 'bench',
      })
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
      return answer.response.diagnostics.reason.filter((id) => id !== 'permit')
    },
  }
}

function toCedar(test: Test): string {
  if ('list' in test) return `context.${test.list}.contains("${test.has}")`
  if ('is' in test) return `context.${test.fact} == ${JSON.stringify(test.is)}`
  return `[${test.in.map((value) => JSON.stringify(value)).join(', ')}].contains(context.${test.fact})`
}

/** Zen: one decision table that collects every row that holds. */
export function zen(): Contender {
  const engine = new ZenEngine()
  const rows = RULES.map((rule, index) => ({
    _id: `r${index}`,
    i1: rule.tests.map(toZen).join(' and '),
    o1: `"${rule.id}"`,
  }))
  const decision = engine.createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'collect',
          inputs: [{ id: 'i1', name: 'when' }],
          outputs: [{ id: 'o1', name: 'rule', field: 'rule' }],
          rules: rows,
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  })
  return {
    name: '@gorules/zen-engine',
    run: async (purchase) =>
      ((await decision.evaluate(purchase)).result as { rule: string }[]).map((row) => row.rule),
  }
}

function toZen(test: Test): string {
  if ('list' in test) return `some(${test.list}, # == '${test.has}')`
  if ('is' in test) return `${test.fact} == ${typeof test.is === 'string' ? `'${test.is}'` : String(test.is)}`
  return `${test.fact} in [${test.in.map((value) => `'${value}'`).join(', ')}]`
}
