import { benchNames } from './names.ts'

const holds = benchNames((line) => void process.stdout.write(`${line}\n`))
process.stdout.write(`${holds ? 'all floors of names hold' : 'a floor of names does not hold'}\n`)
process.exitCode = holds ? 0 : 1
