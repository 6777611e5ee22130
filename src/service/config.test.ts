import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeConfig, readConfig } from './config.ts'

describe('the configuration', () => {
  it('has a default for everything, and takes an empty variable for none', () => {
    const defaults = {
      host: '127.0.0.1',
      port: 8080,
      dataFolder: resolve('data'),
      orgId: 'local@FlowOrg',
      apiKey: 'flow-console',
      auditDays: 365,
    }
    expect(readConfig({})).toEqual(defaults)
    expect(readConfig({ HOST: '', PORT: '', FLOW_ACCESS_TOKEN: '' })).toEqual(defaults)
  })

  it('is what the environment says', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '0',
      FLOW_DATA: '/srv/flow',
      FLOW_ACCESS_TOKEN: 't',
      FLOW_ORG_ID: 'acme@AdobeOrg',
      FLOW_API_KEY: 'k',
      FLOW_AUDIT_DAYS: '30',
    }
    expect(readConfig(environment)).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataFolder: '/srv/flow',
      accessToken: 't',
      orgId: 'acme@AdobeOrg',
      apiKey: 'k',
      auditDays: 30,
    })
  })

  it.each<[string, string]>([
    ['PORT', 'http'],
    ['PORT', ' '],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '65536'],
    ['FLOW_ACCESS_TOKEN', 'two words'],
    ['FLOW_ORG_ID', 'acmé@AdobeOrg'],
    ['FLOW_API_KEY', 'line\nbreak'],
    ['FLOW_AUDIT_DAYS', '0'],
    ['FLOW_AUDIT_DAYS', 'a year'],
    ['FLOW_DATABASE_URL', 'postgres://flow'],
    ['FLOW_LOG_URL', 'nats://flow'],
    ['FLOW_LAKE_URL', 's3://flow'],
  ])('refuses %s=%j by its name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} `))
  })
})

describe('its description', () => {
  it('names every variable with its default and what it is now', () => {
    const text = describeConfig({ PORT: '9000' })
    for (const name of [
      'HOST',
      'FLOW_DATA',
      'FLOW_ACCESS_TOKEN',
      'FLOW_ORG_ID',
      'FLOW_API_KEY',
      'FLOW_AUDIT_DAYS',
    ])
      expect(text).toMatch(new RegExp(`^${name} +\\S+ +- `, 'm'))
    for (const name of ['FLOW_DATABASE_URL', 'FLOW_LOG_URL', 'FLOW_LAKE_URL'])
      expect(text).toMatch(new RegExp(`^${name} .*not in this version`, 'm'))
    expect(text).toMatch(/^PORT +8080 +9000 /m)
  })

  it('shows of secrets only that they are set', () => {
    const text = describeConfig({
      FLOW_ACCESS_TOKEN: 'hunter2',
      FLOW_DATABASE_URL: 'postgres://ada:hunter2@db/flow',
    })
    expect(text).toMatch(/^FLOW_ACCESS_TOKEN +\S+ +set /m)
    expect(text).not.toContain('hunter2')
  })
})
