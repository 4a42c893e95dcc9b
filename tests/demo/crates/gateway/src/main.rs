//! Accepts requests and answers them. Every handler runs on the executor's few threads.

mod session;

use routing::Router;
use session::Sessions;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    // Start-up may block: nothing else is waiting yet.
    let backends = std::fs::read_to_string("backends.txt")?;
    let router = Arc::new(Router::new(&backends));
    let sessions = Arc::new(Sessions::default());
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, router.clone(), sessions.clone()));
    }
}

async fn serve(stream: TcpStream, router: Arc<Router>, sessions: Arc<Sessions>) -> std::io::Result<()> {
    let peer = stream.peer_addr()?.to_string();
    let user = sessions.user_of(&peer);
    let backend = router.pick(&user);
    forward(stream, &backend).await?;
    // Two crates further down this waits for the disk.
    router.record(&user, &backend);
    Ok(())
}

async fn forward(mut client: TcpStream, backend: &str) -> std::io::Result<()> {
    let mut upstream = TcpStream::connect(backend).await?;
    tokio::io::copy_bidirectional(&mut client, &mut upstream).await?;
    Ok(())
}
