// The events and rules that are measured.

/** An event of CKafka as the connector delivers it. */
export function smallEvent() {
  return JSON.stringify({
    specversion: "1.0",
    id: "13a3f42d-7258-4ada-da6d-023a333b4662",
    type: "connector:kafka",
    source: "ckafka.cloud.tencent",
    subject: "qcs::ckafka:ap-guangzhou:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456",
    time: "1615430559146",
    region: "ap-guangzhou",
    datacontenttype: "application/json;charset=utf-8",
    data: {
      topic: "test-topic",
      Partition: 1,
      offset: 37,
      msgKey: "test",
      msgBody: "Hello from Ckafka again!",
    },
  });
}

/** The same with 64 KiB of data, written as people paste it. */
export function largeEvent() {
  const event = JSON.parse(smallEvent());
  const record = (at) => ({ id: at, name: `record ${at}`, tags: ["a", "b"], price: at / 4 });
  event.data.fields = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`f${at}`, `v${at}`]),
  );
  event.data.records = [];
  while (JSON.stringify(event, null, 2).length < 64 * 1024) {
    event.data.records.push(record(event.data.records.length));
  }
  return JSON.stringify(event, null, 2);
}

/** Twenty clauses, of which the last does not hold. */
export function twentyClauses() {
  const first = [[{ prefix: "v" }], [{ suffix: "1" }], [{ "anything-but": "x" }]];
  const fields = Array.from({ length: 20 }, (_, at) => [`f${at}`, first[at] ?? [`v${at}`]]);
  fields[19] = ["f19", ["other"]];
  return JSON.stringify({ data: { fields: Object.fromEntries(fields) } }, null, 2);
}
