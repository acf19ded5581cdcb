import { isTimeZone } from './operations/today.ts'
import type { Profile } from './policy/profile.ts'

/** Settings of a deployment, read once at start. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** Address of the PostgreSQL database; undefined where the record is kept in SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Zone of buyers that name none; undefined where the environment does not say. */
  readonly timeZone: string | undefined
  /** The deployment's profile file; undefined where it has none. */
  readonly profile: string | undefined
  readonly logLevel: string
}

/** The environment cannot be used; the message lists every problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'CONFIG_INVALID'
}

const KNOWN = ['SEKISHO_DATA_DIR', 'SEKISHO_PROFILE', 'SEKISHO_TIME_ZONE']
/** Settings of commands that go through the running service; it has no use for them itself. */
const OF_COMMANDS = ['SEKISHO_KEY', 'SEKISHO_URL']
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the settings from the environment.
 * @throws {ConfigError} `CONFIG_INVALID` with all problems, unknown `SEKISHO_*` names among them
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment['PORT'] ?? '3000')
  const timeZone = environment['SEKISHO_TIME_ZONE']
  const databaseUrl = environment['DATABASE_URL']
  const logLevel = environment['LOG_LEVEL'] ?? 'info'
  const problems = [
    ...unknownNames(environment),
    ...(Number.isInteger(port) && port >= 0 && port <= 65_535
      ? []
      : [`PORT: expected 0 to 65535, found ${environment['PORT'] ?? ''}`]),
    ...(timeZone === undefined || isTimeZone(timeZone)
      ? []
      : [`SEKISHO_TIME_ZONE: expected an IANA time zone, found ${timeZone}`]),
    ...(LEVELS.includes(logLevel)
      ? []
      : [`LOG_LEVEL: expected one of ${LEVELS.join(', ')}, found ${logLevel}`]),
    ...(databaseUrl === undefined || isDatabaseUrl(databaseUrl)
      ? []
      : // What was found may hold a password.
        ['DATABASE_URL: expected postgres://user:password@host:port/database']),
  ]
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  return {
    host: environment['HOST'] ?? '127.0.0.1',
    port,
    databaseUrl,
    dataDir: environment['SEKISHO_DATA_DIR'] ?? 'var',
    timeZone,
    profile: environment['SEKISHO_PROFILE'],
    logLevel,
  }
}

function isDatabaseUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)
}

function unknownNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('SEKISHO_') && ![...KNOWN, ...OF_COMMANDS].includes(name))
    .map((name) => `${name}: not a setting; known are ${KNOWN.join(', ')}`)
}

/**
 * The zone of buyers that name none: from the environment or the profile, else UTC.
 * @throws {ConfigError} `CONFIG_INVALID` when the two say different things
 */
export function timeZoneOf(config: Pick<Config, 'timeZone'>, profile: Pick<Profile, 'timeZone'>): string {
  const [environment, own] = [config.timeZone, profile.timeZone]
  if (environment !== undefined && own !== undefined && environment !== own) {
    throw new ConfigError(`SEKISHO_TIME_ZONE: says ${environment}, the profile says ${own}; give it once`)
  }
  return environment ?? own ?? 'UTC'
}
