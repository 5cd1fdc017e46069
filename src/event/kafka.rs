//! The event that Tencent's CKafka connector makes of a Kafka message.

use super::validate::Stage;
use crate::json::quote;

/// A Kafka message and what the connector adds to it.
///
/// There is neither clock nor randomness here: the caller gives `id` and `time`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KafkaMessage {
    /// The topic.
    pub topic: String,
    /// The number of the partition.
    pub partition: i32,
    /// The offset within the partition.
    pub offset: i64,
    /// The key, if the message has one.
    pub key: Option<String>,
    /// The value, always text in the event.
    pub value: String,
    /// The `id` of the event, a UUID.
    pub id: String,
    /// The `time` of the event in milliseconds since 1970, UTC.
    pub time: i64,
    /// The region of the connector; absent, that of the vendor's sample, `ap-guangzhou`.
    pub region: Option<String>,
    /// The resource name of the CKafka instance; absent, one like that of the vendor's sample.
    pub subject: Option<String>,
}

const REGION: &str = "ap-guangzhou";
const CONTENT_TYPE: &str = "application/json;charset=utf-8";

/// The event as JSON text, as the connector publishes it or as a target receives it.
///
/// Published, the members stand in the order of the vendor's sample, `specversion` is `"1.0"`
/// and `time` is text; delivered, they are sorted, `specversion` is `"0"`, `time` is a number,
/// and `status` and `tags` are added.
/// The documents do not say what a message without key becomes: here `msgKey` is null.
///
/// Source: <https://www.tencentcloud.com/document/product/1108/46244>.
///
/// ```
/// use whymatch::event::{KafkaMessage, Stage, kafka_event};
/// use whymatch::{Dialect, matches};
///
/// let message = KafkaMessage {
///     topic: "test-topic".into(),
///     partition: 1,
///     offset: 37,
///     key: Some("test".into()),
///     value: "Hello from CKafka".into(),
///     id: "13a3f42d-7258-4ada-da6d-023a333b4662".into(),
///     time: 1_732_250_000_000,
///     region: None,
///     subject: None,
/// };
/// let event = kafka_event(&message, Stage::Published);
/// let rule = br#"{"data": {"topic": ["test-topic"], "Partition": [1]}}"#;
/// assert!(matches(event.as_bytes(), rule, Dialect::Tencent)?);
/// # Ok::<(), whymatch::Invalid>(())
/// ```
#[must_use]
pub fn kafka_event(message: &KafkaMessage, stage: Stage) -> String {
    let region = message.region.as_deref().unwrap_or(REGION);
    let subject = message.subject.clone().unwrap_or_else(|| {
        format!("qcs::ckafka:{region}:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456")
    });
    let (id, region, subject) = (quote(&message.id), quote(region), quote(&subject));
    let (content_type, time) = (quote(CONTENT_TYPE), message.time);
    let (kind, source) = ("\"connector:kafka\"", "\"ckafka.cloud.tencent\"");
    let data = data(message, stage);
    match stage {
        Stage::Published => format!(
            r#"{{"specversion":"1.0","id":{id},"type":{kind},"source":{source},"subject":{subject},"time":"{time}","region":{region},"datacontenttype":{content_type},"data":{data}}}"#
        ),
        Stage::Delivered => format!(
            r#"{{"data":{data},"datacontenttype":{content_type},"id":{id},"region":{region},"source":{source},"specversion":"0","status":"","subject":{subject},"tags":null,"time":{time},"type":{kind}}}"#
        ),
    }
}

fn data(message: &KafkaMessage, stage: Stage) -> String {
    let (partition, offset) = (message.partition, message.offset);
    let (topic, body) = (quote(&message.topic), quote(&message.value));
    let key = message
        .key
        .as_ref()
        .map_or_else(|| "null".to_owned(), quote);
    match stage {
        Stage::Published => format!(
            r#"{{"topic":{topic},"Partition":{partition},"offset":{offset},"msgKey":{key},"msgBody":{body}}}"#
        ),
        Stage::Delivered => format!(
            r#"{{"Partition":{partition},"msgBody":{body},"msgKey":{key},"offset":{offset},"topic":{topic}}}"#
        ),
    }
}
