// The suite on every Node that is supported, each from npm's package of that Node and on a fresh copy of the checkout.
// What is given after `--` goes to vitest; SEKISHO_NODES names other versions.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The oldest that is supported, and the last of each line that there was when this was written. */
const NODES = ['20.19.0', '22.23.3', '24.21.0']

const versions = process.env['SEKISHO_NODES']?.split(/[\s,]+/) ?? NODES
const failed = versions.filter((version) => {
  const directory = mkdtempSync(join(tmpdir(), `sekisho-node-${version}-`))
  try {
    return !passesOn(version, directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
console.log(
  failed.length === 0 ? `passed on Node ${versions.join(', ')}` : `failed on Node ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

/** @param {string} version @param {string} directory */
function passesOn(version, directory) {
  const runtime = join(directory, 'node')
  const checkout = join(directory, 'checkout')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  execFileSync(
    'npm',
    [
      'install',
      '--no-save',
      '--no-audit',
      '--prefix',
      runtime,
      `node-${platform}-${process.arch}@${version}`,
    ],
    { stdio: 'inherit' },
  )
  for (const file of trackedFiles()) cpSync(file, join(checkout, file))
  const home = join(runtime, 'node_modules', `node-${platform}-${process.arch}`)
  // The package holds the headers too: what has to be compiled is compiled for this Node, whatever the machine says.
  const env = {
    ...process.env,
    PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}`,
    npm_config_nodedir: home,
  }
  const found = execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim()
  if (found !== `v${version}`) throw new Error(`expected Node v${version}, found ${found}`)
  console.log(`Node ${found}`)
  return [['ci'], ['test', '--', ...process.argv.slice(2)]].every(
    (args) => spawnSync('npm', args, { cwd: checkout, env, stdio: 'inherit' }).status === 0,
  )
}

/** Files of the checkout as they are now, changes and all. */
function trackedFiles() {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((name) => name !== '')
}
