//! Calls with as little as gRPC needs: one HTTP/2 stream a call, the answer's
//! status looked at, its message left unread. pgbench does not look at rows either.

use crate::Args;
use crate::desk::Failure;
use bytes::{BufMut, Bytes, BytesMut};
use h2::client::SendRequest;
use http::{HeaderMap, HeaderValue, Request};
use prost::Message;
use tokio::net::TcpStream;

/// One client's connection.
pub struct Wire {
    streams: SendRequest<Bytes>,
    address: String,
    authorization: HeaderValue,
    /// What goes before each message, of the rpc called last.
    head: Option<(&'static str, Request<()>)>,
}

impl Wire {
    /// Connects.
    pub async fn connect(args: &Args) -> Result<Wire, Failure> {
        let host = args.address.trim_start_matches("http://");
        let tcp = TcpStream::connect(host).await?;
        tcp.set_nodelay(true)?;
        let (streams, connection) = h2::client::Builder::new()
            .initial_window_size(1 << 20)
            .initial_connection_window_size(4 << 20)
            .handshake(tcp)
            .await?;
        tokio::spawn(connection);
        Ok(Wire {
            streams,
            address: args.address.clone(),
            authorization: format!("Bearer {}", args.key).parse()?,
            head: None,
        })
    }

    /// Calls, and says how many bytes were answered.
    pub async fn call(
        &mut self,
        rpc: &'static str,
        message: &impl Message,
    ) -> Result<usize, Failure> {
        let request = self.head(rpc)?;
        let mut streams = self.streams.clone().ready().await?;
        let (answer, mut stream) = streams.send_request(request, false)?;
        stream.send_data(framed(message)?, true)?;
        let (head, mut body) = answer.await?.into_parts();
        let mut size = 0;
        while let Some(part) = body.data().await {
            let part = part?.len();
            body.flow_control().release_capacity(part)?;
            size += part;
        }
        let trailers = body.trailers().await?;
        accepted(&trailers.unwrap_or(head.headers))?;
        Ok(size)
    }
}

impl Wire {
    fn head(&mut self, rpc: &'static str) -> Result<Request<()>, Failure> {
        if let Some((of, head)) = &self.head
            && *of == rpc
        {
            return Ok(head.clone());
        }
        let head = Request::post(format!("{}/factdesk.v1.{rpc}", self.address))
            .header("content-type", "application/grpc")
            .header("te", "trailers")
            .header("authorization", &self.authorization)
            .body(())?;
        self.head = Some((rpc, head.clone()));
        Ok(head)
    }
}

/// A message as gRPC frames it: not compressed, its length, itself.
fn framed(message: &impl Message) -> Result<Bytes, Failure> {
    let size = message.encoded_len();
    let mut frame = BytesMut::with_capacity(5 + size);
    frame.put_u8(0);
    frame.put_u32(u32::try_from(size)?);
    message.encode(&mut frame)?;
    Ok(frame.freeze())
}

fn accepted(ended: &HeaderMap) -> Result<(), Failure> {
    match ended.get("grpc-status").map(|status| status.as_bytes()) {
        Some(b"0") => Ok(()),
        _ => Err(format!("the call failed: {ended:?}").into()),
    }
}
