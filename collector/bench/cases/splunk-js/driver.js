// Reads JSON lines, parses each, and sends them with Splunk's client in batches of 500, the next when the last was answered.
const fs = require('fs');
const readline = require('readline');
const { Logger } = require('splunk-logging');

const [file, url] = process.argv.slice(2);
const logger = new Logger({ token: '00000000-0000-0000-0000-000000000000', url, maxBatchCount: 0, maxRetries: 10 });
logger.error = (err) => { console.error(err); process.exit(1); };
const flush = () => new Promise((resolve) => logger.flush(resolve));

(async () => {
  let waiting = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(file, { highWaterMark: 1 << 20 }) })) {
    logger.send({ message: JSON.parse(line) });
    if (++waiting === 500) {
      waiting = 0;
      await flush();
    }
  }
  if (waiting > 0) {
    await flush();
  }
})();
