/** The examples gallery: events and rules of the vendors' own documents, and what goes wrong with them. */

import type { Binding, Dialect, Variant } from "whymatch/slim";
import { AWS_EXAMPLES } from "./examples-aws.ts";
import { CLOUDEVENTS_EXAMPLES } from "./examples-cloudevents.ts";
import { ROCKETMQ_EXAMPLES } from "./examples-rocketmq.ts";
import { EMPTY, type Inputs } from "./inputs.ts";

export interface Example {
  id: string;
  dialect: Dialect;
  title: string;
  about: string;
  /** Something is wrong with it, and the reader is to find out what. */
  spot: boolean;
  event: string;
  pattern: string;
  /** A CESQL expression to look at by itself. */
  expression?: string;
  variant?: Variant;
  binding?: Binding;
}

/** What the page shows of an example. */
export function inputsOf({ dialect, event, pattern, ...example }: Example): Inputs {
  const { expression = "", variant = EMPTY.variant, binding = EMPTY.binding } = example;
  const view = example.expression === undefined ? "rule" : "expression";
  return { dialect, variant, binding, view, event, pattern, expression };
}

const CONNECTOR = `{
  "specversion": "1.0",
  "id": "13a3f42d-7258-4ada-da6d-023a333b4662",
  "type": "connector:kafka",
  "source": "ckafka.cloud.tencent",
  "subject": "qcs::ckafka:ap-guangzhou:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456",
  "time": "1615430559146",
  "region": "ap-guangzhou",
  "datacontenttype": "application/json;charset=utf-8",
  "data": {
    "topic": "test-topic",
    "Partition": 1,
    "offset": 37,
    "msgKey": "test",
    "msgBody": "Hello from Ckafka again!"
  }
}`;

const DELIVERED = `{
  "data": {
    "Partition": 1,
    "msgBody": "Hello from Ckafka again!",
    "msgKey": "test",
    "offset": 37,
    "topic": "target-topic"
  },
  "datacontenttype": "application/json;charset=utf-8",
  "id": "13a3f42d-7258-4ada-da6d-******3b4662",
  "region": "ap-guangzhou",
  "source": "ckafka.cloud.tencent",
  "specversion": "0",
  "status": "",
  "subject": "qcs::ckafka:ap-guangzhou:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456",
  "tags": null,
  "time": 1615430559146,
  "type": "connector:kafka"
}`;

const ORDER = `{
  "specversion": "1.0",
  "id": "b9a3c1f0-5a0e-4d49-8f0c-3f2d0c7a1e55",
  "type": "shop:order:paid",
  "source": "shop.example.com",
  "subject": "order/20451",
  "time": "1615430559146",
  "data": {
    "buyer": "王小明 🎉",
    "items": [
      { "sku": "a-100", "qty": 2 },
      { "sku": "b-200", "qty": 7 }
    ]
  }
}`;

const MEETING = `{
  "data": {
    "meetingName": "swqd",
    "groupId": "456",
    "action": "camera_off",
    "time": 1590592527490,
    "userId": "199525",
    "meetingUUID": "hz-20864c8f-b10d-45cd-9935-884bca1b****"
  },
  "id": "45ef4dewdwe1-7c35-447a-bd93-fab****",
  "source": "acs:aliyuncvc",
  "specversion": "1.0",
  "subject": "acs.aliyuncvc:cn-hangzhou:{AccountId}:215672",
  "time": "2020-11-19T21:04:41+08:00",
  "type": "aliyuncvc:MeetingEvent:MemberOperate",
  "aliyunaccountid": "123456789098****",
  "aliyunpublishtime": "2020-11-19T21:04:42.179PRC",
  "aliyuneventbusname": "default",
  "aliyunregionid": "cn-hangzhou",
  "aliyunpublishaddr": "172.25.XX.XX"
}`;

const UPLOAD = `{
  "id": "7adc8c1a-645d-4476-bdef-5d6fb57f0000",
  "source": "acs.oss",
  "specversion": "1.0",
  "type": "oss:ObjectCreated:PutObject",
  "datacontenttype": "application/json",
  "subject": "acs:oss:cn-hangzhou:1234567:photos/2026/beach.jpg",
  "time": "2026-08-17T16:04:46+08:00",
  "aliyuneventbusname": "default",
  "data": {
    "bucket": "photos",
    "size": 482133,
    "sourceIp": "192.168.7.21",
    "labels": ["holiday", "sea"]
  }
}`;

const TARGET_TOPIC = `{
  "source": ["ckafka.cloud.tencent"],
  "data": {
    "topic": ["target-topic"]
  }
}`;

function works(
  dialect: Dialect,
  id: string,
  title: string,
  about: string,
  event: string,
  pattern: string,
): Example {
  return { id, dialect, title, about, spot: false, event, pattern };
}

function spot(
  dialect: Dialect,
  id: string,
  title: string,
  about: string,
  event: string,
  pattern: string,
): Example {
  return { id, dialect, title, about, spot: true, event, pattern };
}

export const EXAMPLES: readonly Example[] = [
  works(
    "tencent",
    "tencent-delivered",
    "Quick start, as delivered",
    "The CKafka message as a function receives it, and the rule for target-topic.",
    DELIVERED,
    TARGET_TOPIC,
  ),
  works(
    "tencent",
    "tencent-connector",
    "Quick start, from the connector",
    "The event as the connector makes it, sent to another topic.",
    CONNECTOR,
    TARGET_TOPIC,
  ),
  works(
    "tencent",
    "tencent-array",
    "One element of a list",
    "The array operator asks for one element that has everything.",
    ORDER,
    `{
  "source": ["shop.example.com"],
  "data": {
    "items": [{ "array": "{\\"sku\\":\\"b-200\\",\\"qty\\":7}" }]
  }
}`,
  ),
  spot(
    "tencent",
    "tencent-partition",
    "A field with a capital",
    "The message came from partition 1, so why not?",
    DELIVERED,
    `{
  "source": ["ckafka.cloud.tencent"],
  "data": {
    "partition": [1]
  }
}`,
  ),
  spot(
    "tencent",
    "tencent-string",
    "A number or a string",
    "Partition is 1, and the rule says 1.",
    DELIVERED,
    `{
  "data": {
    "topic": ["target-topic"],
    "Partition": ["1"]
  }
}`,
  ),
  spot(
    "tencent",
    "tencent-brackets",
    "Outside the brackets",
    "Anything whose source begins with ckafka.",
    DELIVERED,
    `{
  "source": { "prefix": "ckafka." }
}`,
  ),
  spot(
    "tencent",
    "tencent-nesting",
    "On the wrong level",
    "The topic is right, letter by letter.",
    DELIVERED,
    `{
  "source": ["ckafka.cloud.tencent"],
  "topic": ["target-topic"]
}`,
  ),
  spot(
    "tencent",
    "tencent-blank",
    "Letter by letter",
    "Can you see the difference?",
    DELIVERED,
    `{
  "source": ["ckafka.cloud.tencent "],
  "type": ["connector:kafka"]
}`,
  ),
  spot(
    "tencent",
    "tencent-contain",
    "One word or the other",
    "The body says Hello, which should be enough.",
    DELIVERED,
    `{
  "data": {
    "msgBody": [{ "contain": ["Hello", "Goodbye"] }]
  }
}`,
  ),
  spot(
    "tencent",
    "tencent-time",
    "It worked on the connector's event",
    "The time is the same, but delivery changed something.",
    DELIVERED,
    `{
  "source": ["ckafka.cloud.tencent"],
  "time": [{ "prefix": "1615" }]
}`,
  ),

  works(
    "aliyun",
    "aliyun-meeting",
    "A camera was switched off",
    "The sample event of the Alibaba Cloud documents, with a rule for it.",
    MEETING,
    `{
  "source": ["acs:aliyuncvc"],
  "type": [{ "prefix": "aliyuncvc:MeetingEvent:" }],
  "data": {
    "action": ["camera_off", "camera_on"]
  }
}`,
  ),
  works(
    "aliyun",
    "aliyun-upload",
    "A small picture was uploaded",
    "Suffix, number range, network and list in one rule.",
    UPLOAD,
    `{
  "source": ["acs.oss"],
  "subject": [{ "suffix": ".jpg" }],
  "data": {
    "size": [{ "numeric": [">", 0, "<=", 1048576] }],
    "sourceIp": [{ "cidr": "192.168.0.0/16" }],
    "labels": ["sea", "mountains"]
  }
}`,
  ),
  works(
    "aliyun",
    "aliyun-exists",
    "Everything but errors",
    "Not one of the excluded values, and no error field at all.",
    MEETING,
    `{
  "source": ["acs:aliyuncvc"],
  "data": {
    "action": [{ "anything-but": ["mic_off", "mic_on"] }],
    "errorCode": [{ "exists": false }]
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-colon",
    "A familiar source",
    "Other services of the vendor are called acs.oss or acs.ecs.",
    MEETING,
    `{
  "source": ["acs.aliyuncvc"],
  "data": {
    "action": ["camera_off"]
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-case",
    "Capital letters",
    "It is a meeting event in which a member did something.",
    MEETING,
    `{
  "source": ["acs:aliyuncvc"],
  "type": ["aliyuncvc:meetingEvent:MemberOperate"]
}`,
  ),
  spot(
    "aliyun",
    "aliyun-contain",
    "The neighbour's spelling",
    "The word is right in another cloud.",
    MEETING,
    `{
  "data": {
    "meetingUUID": [{ "contain": "20864c8f" }]
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-nesting",
    "One level too high",
    "The action stands in the event, so the rule names it.",
    MEETING,
    `{
  "source": ["acs:aliyuncvc"],
  "data": {
    "meeting": {
      "action": ["camera_off"]
    }
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-missing",
    "Anything but closed",
    "The event says nothing about a state, so it cannot be closed.",
    MEETING,
    `{
  "data": {
    "action": ["camera_off"],
    "state": [{ "anything-but": "closed" }]
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-range",
    "A picture of the right size",
    "It has fewer than a million bytes.",
    UPLOAD,
    `{
  "subject": [{ "suffix": ".JPG" }],
  "data": {
    "size": [{ "numeric": ["<", 1000000] }]
  }
}`,
  ),
  spot(
    "aliyun",
    "aliyun-brackets",
    "A prefix on its own",
    "Everything of the object storage.",
    UPLOAD,
    `{
  "type": { "prefix": "oss:ObjectCreated:" }
}`,
  ),
  ...AWS_EXAMPLES,
  ...ROCKETMQ_EXAMPLES,
  ...CLOUDEVENTS_EXAMPLES,
];
