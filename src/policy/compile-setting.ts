import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import { operatorOf } from './operators.ts'
import type { ParameterType, ParameterValue } from './parameter.ts'

/** What the organisation has set: the same for every purchase, so always known. */
export function compileSetting(source: ConditionSource, context: CompileContext): Condition {
  const { parameter = '', setting = false } = source
  const operator = operatorOf(source, typeOf(setting), context)
  return leaf({
    polarity: context.polarity,
    result: (environment) =>
      operator.test(Array.isArray(setting) ? [...setting] : setting, true, environment),
    open: () => {
      throw new Error('a parameter is always set')
    },
    describe: (_environment, result) => ({
      op: 'setting',
      fact: `parameter.${parameter}`,
      at: '',
      result,
      expected: operator.expected,
      actual: setting,
    }),
  })
}

function typeOf(setting: ParameterValue): Exclude<ParameterType, 'date' | 'amount'> {
  if (Array.isArray(setting)) return 'codes'
  return typeof setting === 'boolean' ? 'boolean' : typeof setting === 'number' ? 'number' : 'code'
}
