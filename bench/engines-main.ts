import { setFlagsFromString } from 'node:v8'
import { timeEngines } from './engines.ts'

// V8 11 (Node 20) ends the process when a function into which it has put a call of WebAssembly has to be compiled anew, which
// happens to the wrapper of one peer as soon as others run between its rounds.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--no-turbo-inline-js-wasm-calls')

process.stdout.write(JSON.stringify(await timeEngines()))
