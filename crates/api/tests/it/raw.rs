//! Calls by path with bytes as messages: for rpcs that are only known by name,
//! and for messages that no client would send.

use crate::newsroom::Caller;
use bytes_codec::Bytes;
use factdesk_proto::v1;
use factdesk_proto::v1::change::Subject;
use prost::Message;
use tonic::{Request, Response, Status};

impl Caller {
    /// Calls the rpc at `path` (`/package.Service/Method`).
    pub async fn raw(&self, path: &str, message: Vec<u8>) -> Result<Response<Vec<u8>>, Status> {
        let mut request = Request::new(message);
        for (name, value) in &self.metadata {
            request.metadata_mut().append(*name, value.parse().unwrap());
        }
        let mut client = tonic::client::Grpc::new(self.channel.clone());
        client
            .ready()
            .await
            .map_err(|e| Status::unavailable(e.to_string()))?;
        client.unary(request, path.parse().unwrap(), Bytes).await
    }

    /// What the stream at `path` says until it ends, or has said all that there is:
    /// of WatchChanges, the second heartbeat says so.
    pub async fn raw_stream(&self, path: &str, message: Vec<u8>) -> Result<Vec<Vec<u8>>, Status> {
        let mut request = Request::new(message);
        for (name, value) in &self.metadata {
            request.metadata_mut().append(*name, value.parse().unwrap());
        }
        let mut client = tonic::client::Grpc::new(self.channel.clone());
        let ready = client.ready().await;
        ready.map_err(|e| Status::unavailable(e.to_string()))?;
        let answer = client.server_streaming(request, path.parse().unwrap(), Bytes);
        let mut stream = answer.await?.into_inner();
        let (mut said, mut heartbeats) = (Vec::new(), 0);
        while let Some(message) = stream.message().await? {
            let change = v1::Change::decode(&message[..]).map(|c| c.subject);
            heartbeats += usize::from(matches!(change, Ok(Some(Subject::Heartbeat(_)))));
            said.push(message);
            if heartbeats == 2 {
                break;
            }
        }
        Ok(said)
    }
}

mod bytes_codec {
    use tonic::Status;
    use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};

    #[derive(Clone, Copy, Default)]
    pub struct Bytes;

    impl Codec for Bytes {
        type Encode = Vec<u8>;
        type Decode = Vec<u8>;
        type Encoder = Bytes;
        type Decoder = Bytes;

        fn encoder(&mut self) -> Bytes {
            Bytes
        }

        fn decoder(&mut self) -> Bytes {
            Bytes
        }
    }

    impl Encoder for Bytes {
        type Item = Vec<u8>;
        type Error = Status;

        fn encode(&mut self, item: Vec<u8>, to: &mut EncodeBuf<'_>) -> Result<(), Status> {
            use prost::bytes::BufMut;
            to.put_slice(&item);
            Ok(())
        }
    }

    impl Decoder for Bytes {
        type Item = Vec<u8>;
        type Error = Status;

        fn decode(&mut self, from: &mut DecodeBuf<'_>) -> Result<Option<Vec<u8>>, Status> {
            use prost::bytes::Buf;
            Ok(Some(from.copy_to_bytes(from.remaining()).to_vec()))
        }
    }
}
