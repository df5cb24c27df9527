import { expect } from 'vitest'
import { besiege } from './victim.ts'

const { victim, attack } = besiege({ anonymousScopes: [] })

const ask = (key: string) =>
  victim.post({ query: '{ viewer { name scopes } }' }, { authorization: `Bearer ${key}` })

attack('keys that are nearly a key: another letter case, cut, padded, or of two keys', async () => {
  const secretOf = async (owner: string) => (await victim.key(owner)).authorization.slice('Bearer '.length)
  const [ada, bob] = [await secretOf('ada'), await secretOf('bob')]
  await victim.prepared()
  const parts = ada.split('_')
  for (const forged of [
    ada.toUpperCase(),
    ada.slice(0, -1),
    `${ada}=`,
    `${ada}A`,
    `${ada.slice(0, 17)}${bob.slice(17)}`,
    `mzk_${parts[1]}_`,
    'mzk__',
    `mzk_${'%'.repeat(3)}`,
  ]) {
    const { status, body } = await ask(forged)
    expect([status, body.errors[0].extensions.code], forged).toEqual([401, 'UNAUTHENTICATED'])
  }
})

attack(
  'telling a known key with a wrong secret from a key that nobody has, by the answer, or by time, of which the statements are the proxy',
  async () => {
    const known = (await victim.key('ada')).authorization.slice('Bearer '.length)
    await victim.prepared()
    const wrong = `${known.slice(0, 17)}${'A'.repeat(43)}`
    const none = `mzk_${'0'.repeat(12)}_${'A'.repeat(43)}`
    const seen = async (key: string) => {
      victim.server.statements.length = 0
      const { status, body, headers } = await ask(key)
      body.errors[0].extensions.requestId = ''
      const names = [...headers.keys()]
      return {
        status,
        body,
        names,
        length: headers.get('content-length'),
        sql: [...victim.server.statements],
      }
    }
    const [theirs, nobodys] = [await seen(wrong), await seen(none)]
    expect(theirs).toEqual(nobodys)
    expect(theirs).toMatchObject({
      status: 401,
      body: { errors: [{ message: 'The API key is not valid.' }] },
    })
    expect(theirs.sql).toHaveLength(1)
  },
)

attack('a credential of megabytes, of spaces, or with what ends a header', async () => {
  for (const authorization of [
    'Bearer',
    'Bearer ',
    `Bearer ${'a'.repeat(8_193)}`,
    'Bearer a b',
    'Bearer a,b',
    'bearer\tx',
    'Token x',
    'Bearer mzk_ü',
  ]) {
    const { status, body } = await victim.post({ query: '{ viewer { name } }' }, { authorization })
    expect([status, body.errors[0].message], authorization).toEqual([
      401,
      'The header `Authorization` must be `Bearer` and a key or token.',
    ])
  }
})
