import { overlap, type Located } from './located.ts'
import type { EntitySource } from './reference-schema.ts'
import type { FileFault } from './yaml-source.ts'

type EdgeSource = NonNullable<EntitySource['edges']>[number]

interface Tie {
  readonly from: string
  readonly edge: EdgeSource
  readonly place: () => FileFault
}

/** No chain of ownership in the data is longer. */
const MAX_LENGTH = 12

/**
 * Circles of control: whoever controls another is not controlled by it on the same day. Small holdings may go round
 * (cross holdings), majorities not. Each circle is told once, at the tie of its first organisation by id.
 */
export function checkCircles(files: readonly Located<EntitySource[]>[]): FileFault[] {
  const ties = files.flatMap(tiesIn)
  const up = new Map<string, Tie[]>()
  for (const tie of ties) up.set(tie.from, [...(up.get(tie.from) ?? []), tie])
  return ties.filter((tie) => isFirstOfCircle(tie, up)).map((tie) => tie.place())
}

function tiesIn({ source, value }: Located<EntitySource[]>): Tie[] {
  return value.flatMap((entity, index) =>
    (entity.edges ?? []).flatMap((edge, at) =>
      isControl(edge) && edge.to !== entity.id
        ? [
            {
              from: entity.id,
              edge,
              place: () =>
                source.faultAt(
                  `/${index}/edges/${at}/to`,
                  `found ${edge.to}, which ${entity.id} itself controls on the same days, expected no circle of control`,
                ),
            },
          ]
        : [],
    ),
  )
}

function isControl(edge: EdgeSource): boolean {
  if (edge.type === 'owned-by') return edge.share !== undefined && edge.share > 50
  return edge.type === 'subsidiary-of' || edge.type === 'controlled-by' || edge.type === 'state-owned-by'
}

function isFirstOfCircle(start: Tie, up: ReadonlyMap<string, readonly Tie[]>): boolean {
  const walk = (at: string, path: readonly Tie[]): boolean =>
    path.length < MAX_LENGTH &&
    (up.get(at) ?? []).some((tie) => {
      if (path.some((one) => !overlap(one.edge, tie.edge))) return false
      if (tie.edge.to === start.from) return true
      const isPassed = tie.edge.to < start.from || path.some((one) => one.from === tie.edge.to)
      return !isPassed && walk(tie.edge.to, [...path, tie])
    })
  return start.edge.to > start.from && walk(start.edge.to, [start])
}
