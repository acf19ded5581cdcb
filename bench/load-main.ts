import { generateLoad, type LoadPlan } from './load.ts'

/** The load generator in a process of its own: reads a plan, prints how it went. */
process.stdout.write(JSON.stringify(await generateLoad(JSON.parse(process.argv[2] ?? '') as LoadPlan)))
