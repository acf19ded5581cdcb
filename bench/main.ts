import { cpus, release, totalmem, type as systemType } from 'node:os'
import { benchEngines } from './engines.ts'
import { benchHorizon } from './horizon.ts'
import { benchPacks } from './packs.ts'
import { benchRemedies } from './remedies.ts'
import { benchService } from './service.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Prints the machine, then each benchmark; the exit status says whether all floors hold. */
async function main(): Promise<void> {
  const [cpu] = cpus()
  print(
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${systemType()} ${release()}, Node ${process.version}`,
  )
  const names = process.argv.slice(2)
  let holds = true
  if (names.length === 0 || names.includes('engines')) holds = (await benchEngines(print)) && holds
  if (names.length === 0 || names.includes('service')) holds = (await benchService(print)) && holds
  if (names.length === 0 || names.includes('horizon')) holds = benchHorizon(print) && holds
  if (names.length === 0 || names.includes('remedies')) holds = benchRemedies(print) && holds
  if (names.length === 0 || names.includes('packs')) holds = benchPacks(print) && holds
  const isSmoke = names.includes('smoke')
  // The gate only looks whether the load runs and every answer is right; the floor is for a machine left alone.
  if (isSmoke) await benchService(print, { rounds: 1, seconds: 1 })
  print(
    `${holds ? 'all floors judged here hold' : 'a floor does not hold'}${isSmoke ? '; that of the service was not judged' : ''}`,
  )
  process.exitCode = holds ? 0 : 1
}

await main()
