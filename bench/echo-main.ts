import express from 'express'

/** An Express service that reads a JSON body and answers a constant of the length it is told. */
const app = express()
const answer = JSON.stringify('x'.repeat(Number(process.argv[2]) - 2))
app.post('/v1/decisions', express.json(), (_request, response) => {
  response.status(201).type('application/json').send(answer)
})
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(
    `listens at http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`,
  )
})
