// Events as Alibaba Cloud, Tencent Cloud and AWS send them, in varied order, and rules for them.
//
// The shapes are those of the vendors' documents, as in tests/cases and in the page's examples.
import { Random } from "./random.mjs";

const each = 1500;

const cloudEvent = (random, rest) => ({
  specversion: "1.0",
  id: `45ef4de1-7c35-447a-bd93-${100_000_000_000 + random.below(899_999_999_999)}`,
  datacontenttype: "application/json;charset=utf-8",
  ...rest,
});
const delivered = {
  aliyunaccountid: "1234567890123456",
  aliyuneventbusname: "default",
  aliyunregionid: "cn-hangzhou",
};
const envelope = (random, rest) => ({
  version: "0",
  id: `17793124-05d4-b198-2fde-${100_000_000_000 + random.below(899_999_999_999)}`,
  account: "123456789012",
  time: "2026-03-14T10:15:02Z",
  region: random.pick(["eu-central-1", "eu-west-1", "us-east-1"]),
  ...rest,
});

/** For each dialect makers of events. */
const shapes = {
  aliyun: [
    (random) =>
      cloudEvent(random, {
        source: "acs.oss",
        type: random.pick(["oss:ObjectCreated:PutObject", "oss:ObjectCreated:PostObject"]),
        subject: `acs:oss:cn-hangzhou:1234567:photos/2026/${random.below(1e6)}.jpg`,
        time: "2026-08-17T16:04:46+08:00",
        ...delivered,
        data: {
          bucket: random.pick(["photos", "films", "sounds"]),
          size: random.below(1e7),
          sourceIp: `192.168.${random.below(16)}.${random.below(256)}`,
          labels: ["holiday", "sea"],
        },
      }),
    (random) =>
      cloudEvent(random, {
        source: "acs:aliyuncvc",
        type: "aliyuncvc:MeetingEvent:MemberOperate",
        subject: "acs.aliyuncvc:cn-hangzhou:1234567:215672",
        time: "2026-11-19T21:04:41+08:00",
        ...delivered,
        data: {
          meetingName: "weekly",
          groupId: String(random.below(1000)),
          action: random.pick(["camera_off", "camera_on", "mute"]),
          time: 1590592527490,
          userId: String(random.below(1e6)),
        },
      }),
  ],
  tencent: [
    (random) =>
      cloudEvent(random, {
        type: "connector:kafka",
        source: "ckafka.cloud.tencent",
        subject: "qcs::ckafka:ap-guangzhou:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456",
        time: "1615430559146",
        region: "ap-guangzhou",
        data: {
          topic: random.pick(["test-topic", "orders", "payments"]),
          Partition: random.below(8),
          offset: random.below(1e6),
          msgKey: "test",
          msgBody: "Hello from Ckafka again!",
        },
      }),
    (random) =>
      cloudEvent(random, {
        type: random.pick(["cos:created:object", "cos:deleted:object"]),
        source: "cos.cloud.tencent",
        subject: "qcs::cos:ap-guangzhou:uid1250000000:bucketname",
        time: "1615430559146",
        region: "ap-guangzhou",
        resource: ["qcs::eb:ap-guangzhou:uid1250000000:eventbusid/eventruleid"],
        data: { name: "testname", scope: random.below(200) },
      }),
  ],
  aws: [
    (random) =>
      envelope(random, {
        "detail-type": "EC2 Instance State-change Notification",
        source: "aws.ec2",
        resources: ["arn:aws:ec2:eu-central-1:123456789012:instance/i-0abcd1234efgh5678"],
        detail: {
          "instance-id": `i-0${random.below(1e9)}`,
          state: random.pick(["stopping", "running", "pending", "terminated"]),
        },
      }),
    (random) =>
      envelope(random, {
        "detail-type": "Object Created",
        source: "aws.s3",
        resources: ["arn:aws:s3:::example-photos"],
        detail: {
          version: "0",
          bucket: { name: random.pick(["example-photos", "example-films"]) },
          object: {
            key: `incoming/2026/${random.below(1e6)}.${random.pick(["jpg", "png", "raw"])}`,
            size: random.below(1e7),
            etag: "b1946ac92492d2347c6235b4d2611184",
            sequencer: "0062E99A88DC407460",
          },
          "source-ip-address": "203.0.113.24",
          reason: random.pick(["PutObject", "CopyObject"]),
        },
      }),
  ],
};

/** Rules of each dialect, in what all of them and their peers can say. */
export const vendorRules = {
  aliyun: [
    { source: ["acs.oss"] },
    { source: ["acs.oss"], type: ["oss:ObjectCreated:PutObject"] },
    { source: [{ prefix: "acs." }], data: { size: [{ numeric: [">", 1e6, "<=", 5e6] }] } },
    { subject: [{ suffix: ".jpg" }], data: { bucket: ["photos", "films"] } },
    { data: { labels: ["sea"], bucket: [{ "anything-but": "photos" }] } },
    { type: [{ prefix: "aliyuncvc:" }], data: { action: ["mute"] } },
    { data: { groupId: [{ exists: true }], action: [{ prefix: "camera" }] } },
    { source: ["acs.ecs"] },
  ],
  tencent: [
    { source: ["ckafka.cloud.tencent"] },
    { source: ["ckafka.cloud.tencent"], data: { topic: ["orders"] } },
    { source: ["cos.cloud.tencent"], type: ["cos:deleted:object"] },
    { type: [{ prefix: "cos:" }], data: { scope: [{ numeric: [">", 100] }] } },
    { subject: [{ suffix: ":bucketname" }] },
    { data: { Partition: [{ numeric: [">=", 2, "<", 4] }] } },
    { data: { topic: [{ prefix: "pay" }], msgKey: ["test"] } },
    { source: ["cls.cloud.tencent"] },
  ],
  aws: [
    { source: ["aws.ec2"] },
    { source: ["aws.ec2"], detail: { state: ["stopping", "terminated"] } },
    { region: [{ prefix: "eu-" }], detail: { state: [{ "anything-but": ["running"] }] } },
    { source: ["aws.s3"], detail: { object: { size: [{ numeric: [">", 5e6] }] } } },
    { detail: { object: { key: [{ suffix: ".jpg" }] }, bucket: { name: ["example-photos"] } } },
    { detail: { object: { key: [{ wildcard: "incoming/*.raw" }] } } },
    { detail: { reason: [{ exists: false }] }, account: ["123456789012"] },
    { source: ["aws.lambda"] },
  ],
};

/** Events of one vendor, one a line. */
export function* vendorEvents(dialect) {
  const random = new Random(7);
  for (let at = 0; at < each; at++) yield JSON.stringify(random.pick(shapes[dialect])(random));
}
