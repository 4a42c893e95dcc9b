//! The router behind HTTP.

use crate::catalog::{Request, by_name};
use crate::{Desk, Ended, Router};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use feeler_shim::Admission;
use feeler_shim::switch::Switches;
use serde::Deserialize;
use serde_json::json;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// The desk of this worker thread. A process has one router.
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

fn at_desk<T>(router: &Router, work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(|desk| work(desk.get_or_insert_with(|| router.desk())))
}

/// The routes.
pub fn routes(router: Arc<Router>) -> axum::Router {
    axum::Router::new()
        .route("/advise", get(advise))
        .route("/record", post(record))
        .route("/api/health", get(health))
        .route("/telemetry", get(telemetry))
        .with_state(router)
}

async fn advise(State(router): State<Arc<Router>>, Query(request): Query<Request>) -> Response {
    match at_desk(&router, |desk| desk.advise(&request)) {
        Some(model) => Json(model).into_response(),
        None => refused(StatusCode::UNPROCESSABLE_ENTITY, "no model can do that at this cost"),
    }
}

/// The body of `/record`.
#[derive(Debug, Deserialize)]
struct Result {
    model: String,
    ok: bool,
    latency_ms: f64,
    /// Answer only when it is on the disk.
    #[serde(default)]
    durable: bool,
}

async fn record(State(router): State<Arc<Router>>, Json(result): Json<Result>) -> Response {
    let Some(model) = by_name(&result.model) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "there is no such model");
    };
    let ended = Ended { model: model.id, ok: result.ok, latency_us: (result.latency_ms * 1_000.0) as u32 };
    if result.durable {
        let ack = at_desk(&router, |desk| desk.record_acked(ended));
        return match ack.await {
            Ok(()) => Json(json!({ "recorded": "durable" })).into_response(),
            Err(error) => refused(StatusCode::SERVICE_UNAVAILABLE, &error.to_string()),
        };
    }
    let recorded = match at_desk(&router, |desk| desk.record_result(ended)) {
        Admission::Buffered => "buffered",
        Admission::Coalesced => "coalesced",
        Admission::Durable => "durable",
        Admission::Dropped(why) => return refused(StatusCode::SERVICE_UNAVAILABLE, &why.to_string()),
    };
    Json(json!({ "recorded": recorded })).into_response()
}

fn refused(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

async fn health(State(router): State<Arc<Router>>) -> Response {
    let telemetry = router.telemetry();
    let switches: Vec<String> = Switches::from_env().notices().iter().map(ToString::to_string).collect();
    Json(json!({
        "health": telemetry.health,
        "durable": telemetry.durable,
        "pending": telemetry.pending,
        "write_through": telemetry.write_through,
        "notices": switches,
    }))
    .into_response()
}

async fn telemetry(State(router): State<Arc<Router>>) -> Response {
    Json(router.telemetry()).into_response()
}
