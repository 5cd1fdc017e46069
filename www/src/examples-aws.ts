/** Examples of Amazon EventBridge: whole envelopes, rules for them, and what goes wrong. */

import type { Example } from "./examples.ts";

const INSTANCE = `{
  "version": "0",
  "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "123456789012",
  "time": "2026-03-14T09:26:53Z",
  "region": "eu-central-1",
  "resources": [
    "arn:aws:ec2:eu-central-1:123456789012:instance/i-0abcd1234efgh5678"
  ],
  "detail": {
    "instance-id": "i-0abcd1234efgh5678",
    "state": "stopping"
  }
}`;

const UPLOAD = `{
  "version": "0",
  "id": "17793124-05d4-b198-2fde-7ededc63b103",
  "detail-type": "Object Created",
  "source": "aws.s3",
  "account": "123456789012",
  "time": "2026-03-14T10:15:02Z",
  "region": "eu-central-1",
  "resources": ["arn:aws:s3:::example-photos"],
  "detail": {
    "version": "0",
    "bucket": { "name": "example-photos" },
    "object": {
      "key": "incoming/2026/harbour.JPG",
      "size": 4718592,
      "etag": "b1946ac92492d2347c6235b4d2611184",
      "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
      "sequencer": "0062E99A88DC407460"
    },
    "request-id": "N4N7GDK58NMKJ12R",
    "requester": "123456789012",
    "source-ip-address": "203.0.113.24",
    "reason": "PutObject"
  }
}`;

const CALL = `{
  "version": "0",
  "id": "c3a2f6d1-0f0e-4c55-9c56-3c9d2c0a7e11",
  "detail-type": "AWS API Call via CloudTrail",
  "source": "aws.iam",
  "account": "123456789012",
  "time": "2026-03-14T11:02:41Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "eventVersion": "1.08",
    "userIdentity": {
      "type": "IAMUser",
      "principalId": "AIDAEXAMPLE123456789",
      "arn": "arn:aws:iam::123456789012:user/alice",
      "accountId": "123456789012",
      "userName": "alice"
    },
    "eventTime": "2026-03-14T11:02:40Z",
    "eventSource": "iam.amazonaws.com",
    "eventName": "DeleteUser",
    "awsRegion": "us-east-1",
    "sourceIPAddress": "198.51.100.7",
    "userAgent": "aws-cli/2.15.30",
    "requestParameters": { "userName": "bob" },
    "responseElements": null,
    "readOnly": false,
    "eventType": "AwsApiCall",
    "managementEvent": true
  }
}`;

const FINDING = `{
  "version": "0",
  "id": "8f4d2a90-6b1e-4f37-8d52-1f0c9b6a4e73",
  "detail-type": "GuardDuty Finding",
  "source": "aws.guardduty",
  "account": "123456789012",
  "time": "2026-03-14T12:30:00Z",
  "region": "eu-west-1",
  "resources": [],
  "detail": {
    "schemaVersion": "2.0",
    "accountId": "123456789012",
    "region": "eu-west-1",
    "id": "16afba5c5c43e07c9e3e5e2e544e95df",
    "type": "UnauthorizedAccess:EC2/SSHBruteForce",
    "resource": {
      "resourceType": "Instance",
      "instanceDetails": {
        "instanceId": "i-0abcd1234efgh5678",
        "tags": [
          { "key": "team", "value": "payments" },
          { "key": "stage", "value": "test" }
        ]
      }
    },
    "service": {
      "serviceName": "guardduty",
      "action": {
        "actionType": "NETWORK_CONNECTION",
        "networkConnectionAction": {
          "blocked": false,
          "remoteIpDetails": { "ipAddressV4": "192.0.2.190" }
        }
      },
      "archived": false,
      "count": 12
    },
    "severity": 8,
    "title": "192.0.2.190 is performing SSH brute force attacks against i-0abcd1234efgh5678."
  }
}`;

const ORDER = `{
  "version": "0",
  "id": "5d1f5c4e-7e5a-4e5c-9a57-2f8f0f1c2b3a",
  "detail-type": "Order placed",
  "source": "com.example.shop",
  "account": "123456789012",
  "time": "2026-03-14T15:09:26Z",
  "region": "eu-central-1",
  "resources": [],
  "detail": {
    "order": "20451",
    "total": 84.5,
    "customer": { "vip": true, "country": "DE" },
    "items": [
      { "sku": "TEA-100", "qty": 1, "price": 12.5 },
      { "sku": "CUP-200", "qty": 6, "price": 12.0 }
    ],
    "coupon": null
  }
}`;

const dialect = "aws";

export const AWS_EXAMPLES: readonly Example[] = [
  {
    id: "aws-instance",
    dialect,
    title: "An instance goes down",
    about: "Several states of one instance type of event, in one rule.",
    spot: false,
    event: INSTANCE,
    pattern: `{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["stopping", "stopped", "shutting-down", "terminated"]
  }
}`,
  },
  {
    id: "aws-upload",
    dialect,
    title: "A picture was uploaded",
    about: "A wildcard, letter case, a size and a network.",
    spot: false,
    event: UPLOAD,
    pattern: `{
  "source": ["aws.s3"],
  "detail-type": ["Object Created"],
  "detail": {
    "object": {
      "key": [
        { "suffix": { "equals-ignore-case": ".jpg" } },
        { "wildcard": "incoming/*.png" }
      ],
      "size": [{ "numeric": [">", 0, "<=", 5242880] }]
    },
    "source-ip-address": [{ "cidr": "203.0.113.0/24" }]
  }
}`,
  },
  {
    id: "aws-order",
    dialect,
    title: "A large order, or a good customer",
    about: "$or over different fields, and one line of the order that has both.",
    spot: false,
    event: ORDER,
    pattern: `{
  "source": ["com.example.shop"],
  "detail": {
    "items": {
      "sku": [{ "prefix": "CUP-" }],
      "qty": [{ "numeric": [">=", 6] }]
    },
    "$or": [
      { "total": [{ "numeric": [">", 100] }] },
      { "customer": { "vip": [true] } }
    ]
  }
}`,
  },
  {
    id: "aws-detail-type",
    dialect,
    title: "The name of a name",
    about: "The text is right, letter by letter.",
    spot: true,
    event: INSTANCE,
    pattern: `{
  "source": ["aws.ec2"],
  "detail-Type": ["EC2 Instance State-change Notification"]
}`,
  },
  {
    id: "aws-event-name",
    dialect,
    title: "Somebody deleted a user",
    about: "As the command line spells it.",
    spot: true,
    event: CALL,
    pattern: `{
  "source": ["aws.iam"],
  "detail": {
    "eventSource": ["iam.amazonaws.com"],
    "eventName": ["deleteUser"]
  }
}`,
  },
  {
    id: "aws-operator-outside",
    dialect,
    title: "Everything under a prefix",
    about: "The service refuses this one. Why?",
    spot: true,
    event: UPLOAD,
    pattern: `{
  "source": ["aws.s3"],
  "detail": {
    "object": {
      "key": { "prefix": "incoming/" }
    }
  }
}`,
  },
  {
    id: "aws-one-element",
    dialect,
    title: "Tagged as production",
    about: "There is a tag stage, and a tag whose value is payments.",
    spot: true,
    event: FINDING,
    pattern: `{
  "source": ["aws.guardduty"],
  "detail": {
    "severity": [{ "numeric": [">=", 7] }],
    "resource": {
      "instanceDetails": {
        "tags": {
          "key": ["stage"],
          "value": ["payments"]
        }
      }
    }
  }
}`,
  },
  {
    id: "aws-anything-but",
    dialect,
    title: "Neither the one nor the other",
    about: "Calls of alice should not get through, and yet they do.",
    spot: true,
    event: CALL,
    pattern: `{
  "source": ["aws.iam"],
  "detail": {
    "userIdentity": {
      "userName": [{ "anything-but": "alice" }, { "anything-but": "deploy" }]
    }
  }
}`,
  },
  {
    id: "aws-number",
    dialect,
    title: "Severity eight",
    about: "The finding has it, the rule asks for it.",
    spot: true,
    event: FINDING,
    pattern: `{
  "source": ["aws.guardduty"],
  "detail": {
    "severity": ["8"],
    "service": { "archived": [false] }
  }
}`,
  },
  {
    id: "aws-exists",
    dialect,
    title: "With request parameters",
    about: "They are there, for everyone to see.",
    spot: true,
    event: CALL,
    pattern: `{
  "source": ["aws.iam"],
  "detail": {
    "requestParameters": [{ "exists": true }]
  }
}`,
  },
  {
    id: "aws-or-overwrites",
    dialect,
    title: "Only from Germany",
    about: "The country is asked for twice, and one of the two is lost.",
    spot: true,
    event: ORDER,
    pattern: `{
  "detail": {
    "customer": { "country": ["FR"] },
    "$or": [
      { "customer": { "country": ["DE", "AT"] } },
      { "total": [{ "numeric": [">", 100] }] }
    ]
  }
}`,
  },
];
