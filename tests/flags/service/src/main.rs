//! A service that reads switches in every way that there is.

use feeler_shim::switch::{Milestone, Switches};

/// No table has this one.
const SHADOW: &str = "OPENCODE_SHADOW_ROUTING";

/// Reads what it is given.
fn is_on(name: &str) -> bool {
    std::env::var(name).is_ok_and(|it| it == "true")
}

struct Router {
    switches: Switches,
}

impl Router {
    fn route(&self) -> u32 {
        let tails = self.switches.tail_routing();
        let milestone = self.switches.milestone(Milestone::M2);
        u32::from(tails && milestone)
    }
}

fn main() {
    let router = Router { switches: Switches::from_env() };
    let shadow = is_on(SHADOW);
    let fallback = std::env::var_os("OPENCODE_SYNC_IO_FALLBACK").is_some();
    let hint = "OPENCODE_OLD_ROUTER";
    let all: Vec<bool> = std::env::args().map(|name| is_on(&name)).collect();
    println!("{} {shadow} {fallback} {hint} {all:?}", router.route());
}
