import { COLLECTIONS } from '../operations/procedure/collections.ts'
import { MACHINES, type Machine, type SteppedMatter } from '../operations/procedure/state-machines.ts'

/** What a command sends: nothing, a JSON file, what a step says, or a document as it is. */
export type Sends = 'nothing' | 'json' | 'step' | 'document'

/** One command that the running service carries out. */
export interface ServiceCall {
  readonly group: string
  readonly verb: string
  readonly method: 'GET' | 'POST'
  /** `{id}` stands for the command's first argument. */
  readonly path: string
  /** What `{id}` is; null where the path names none. */
  readonly id: string | null
  readonly sends: Sends
  readonly summary: string
}

/** The command groups, in the order of the way from a purchase to an order. */
export const GROUPS: Readonly<Record<string, string>> = {
  decision: 'decide and record purchases, read decisions',
  case: 'revisions of a purchase, and what people do about them',
  evidence: 'documents that are handed in',
  waiver: 'acts of authorities that set rules aside',
  referral: 'questions to authorities',
  determination: 'what responsible officers decide',
  clearance: 'what may be ordered',
  duty: 'conditions that somebody has accepted',
}

function read(command: string, path: string, id: string | null, summary: string): ServiceCall {
  const [group = '', verb = ''] = command.split(' ')
  return { group, verb, method: 'GET', path, id, sends: 'nothing', summary }
}

function hand(command: string, path: string, id: string | null, summary: string): ServiceCall {
  return { ...read(command, path, id, summary), method: 'POST', sends: 'json' }
}

/** Every command that goes through the running service; each is one call of the API. */
export const SERVICE_CALLS: readonly ServiceCall[] = [
  hand('decision record', '/v1/decisions', null, 'decide a purchase and record the decision'),
  read('decision list', '/v1/decisions', null, 'decisions, newest first'),
  read('decision show', '/v1/decisions/{id}', 'decision', 'a decision'),
  read('decision horizon', '/v1/decisions/{id}/horizon', 'decision', 'until when it holds'),
  read('decision remedies', '/v1/decisions/{id}/remedies', 'decision', 'what would make it pass'),
  read('decision compare', '/v1/decisions/{id}/compare', 'decision', 'what every policy comes to'),
  read('case show', '/v1/cases/{id}', 'case', 'revisions and confirmations'),
  hand('case revise', '/v1/cases/{id}/revisions', 'case', 'decide the next revision'),
  hand('case answer', '/v1/cases/{id}/answers', 'case', 'answer what is missing, in place'),
  hand('case confirm', '/v1/cases/{id}/confirmations', 'case', 'confirm or reject evidence'),
  read('case differences', '/v1/cases/{id}/differences', 'case', 'what changed between revisions'),
  read('case dossier', '/v1/cases/{id}/dossier', 'case', 'related cases, refusals, trials'),
  ...kept('refer', 'referrals', 'record that an authority was asked'),
  ...kept('accept', 'duties', 'record who accepts a condition'),
  ...kept('determine', 'determinations', 'determine the latest revision, line by line'),
  { ...hand('evidence enter', '/v1/evidence', null, 'hand in a document'), sends: 'document' },
  read('evidence save', '/v1/evidence/{id}/content', 'document', 'the document itself, to standard output'),
  hand('waiver enter', '/v1/waivers', null, 'enter the act of an authority'),
  read('waiver list', '/v1/waivers', null, 'waivers with their state'),
  hand(
    'determination clear',
    '/v1/determinations/{id}/clearances',
    'determination',
    'clear what was approved, under a code',
  ),
  hand('clearance order', '/v1/clearances/{id}/orders', 'code', 'count an order'),
  ...(Object.keys(COLLECTIONS) as SteppedMatter[]).flatMap(stepsOf),
]

/** What is entered on a case and listed under its plural. */
function kept(verb: string, plural: string, summary: string): ServiceCall[] {
  const path = `/v1/cases/{id}/${plural}`
  return [
    hand(`case ${verb}`, path, 'case', summary),
    read(`case ${plural}`, path, 'case', `${plural} of a case with their state`),
  ]
}

/** One of them by its id, and each step that its state machine knows. */
function stepsOf(matter: SteppedMatter): ServiceCall[] {
  const group = matter === 'evidence-document' ? 'evidence' : matter
  const id = matter === 'clearance' ? 'code' : group
  const path = `/v1/${COLLECTIONS[matter]}/{id}`
  const { steps }: Machine = MACHINES[matter]
  return [
    read(`${group} show`, path, id, 'in the state that it is in now'),
    ...Object.entries(steps).map(([step, { from, to }]): ServiceCall => ({
      ...hand(`${group} ${step}`, `${path}/${step}`, id, `from ${from.join(' or ')} to ${to}`),
      sends: 'step',
    })),
  ]
}
