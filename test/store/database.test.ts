import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'

test('the pool tells how many connections are open, and how many of them idle', async () => {
  const database = await createTestDatabase()
  expect(database.connections()).toEqual({ open: 0, idle: 0, waiting: 0 })
  const finish = Promise.withResolvers<void>()
  const entered: Promise<void>[] = []
  const transactions = [1, 2].map(() => {
    const inside = Promise.withResolvers<void>()
    entered.push(inside.promise)
    return database.client.$transaction(async (tx) => {
      await tx.country.count()
      inside.resolve()
      await finish.promise
    })
  })
  await Promise.all(entered)
  expect(database.connections()).toEqual({ open: 2, idle: 0, waiting: 0 })
  finish.resolve()
  await Promise.all(transactions)
  expect(database.connections()).toEqual({ open: 2, idle: 2, waiting: 0 })
  await database.close()
})
