/** A worker for the tests: fills its memory, hangs or ends on demand, and reads everything else as the real one does. */
import work from '../../dist/pipeline/worker.js'

export default async function (task) {
  const text = Buffer.from(task.bytes).toString('utf8')
  if (text.startsWith('ĐẦY BỘ NHỚ')) {
    const kept = []
    for (;;) kept.push(Array.from({ length: 1000 }, (_, at) => ({ at })))
  }
  if (text.startsWith('TREO')) for (;;);
  if (text.startsWith('THOÁT')) process.exit(7)
  return work(task)
}
