//! A language server: findings in an editor, as `feeler check` has them, with what can be done about them.
//!
//! One thread reads messages, one runs the analysis when there is something new, and the main one answers meanwhile. Messages are
//! plain JSON values: of the protocol's thousand types a dozen are needed, and a message that is not as it should be must not end
//! the server.

mod actions;
mod convert;
mod findings;
mod run;
mod server;
mod session;
mod wire;

use std::io::{Read, Write};

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// As for `feeler check --config`.
    pub config: Vec<String>,
    /// As for `feeler check --isolated`.
    pub isolated: bool,
}

/// Serves one client until it says `exit` or is gone, and returns the exit code that the protocol wants: 0 after `shutdown`, else 1.
pub fn serve(input: impl Read + Send + 'static, output: impl Write, options: Options) -> u8 {
    server::Server::new(output, options).serve(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{
        Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };
    use serde_json::{Value, json};

    /// Values that clients send, and those that they should not.
    fn values() -> impl Strategy<Value = Value> {
        let uris = ["file:///a/b.rs", "file:///", "file://x", "untitled:1", "file:///%zz/\u{fc}.rs", ""];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0..9u64).prop_map(Value::from),
            prop::sample::select(uris.to_vec()).prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from),
        ];
        let keys = "textDocument|uri|version|text|contentChanges|range|start|end|line|character|position|context|only|capabilities\
                    |general|positionEncodings|workspaceFolders|rootUri|event|added|removed|id|token";
        let keys: Vec<&str> = keys.split('|').collect();
        leaf.prop_recursive(5, 48, 6, move |inner| {
            let key = prop::sample::select(keys.clone()).prop_map(str::to_string);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(key, inner, 0..6).prop_map(|it| json!(it)),
            ]
        })
    }

    fn messages() -> impl Strategy<Value = Value> {
        let methods = "initialize|initialized|shutdown|textDocument/didOpen|textDocument/didChange|textDocument/didClose|textDocument/hover\
                       |textDocument/codeAction|workspace/didChangeWorkspaceFolders|workspace/didChangeWatchedFiles|$/cancelRequest|x";
        let methods: Vec<&str> = methods.split('|').collect();
        let parts = (prop::option::of(values()), prop::sample::select(methods), values());
        parts.prop_map(|(id, method, params)| match id {
            Some(id) => json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}),
            None => json!({"jsonrpc": "2.0", "method": method, "params": params}),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_comes_every_request_is_answered(list in prop::collection::vec(messages(), 0..12), junk in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut input = Vec::new();
            wire::write(&mut input, &json!({"id": 0, "method": "initialize", "params": {}})).unwrap();
            list.iter().for_each(|it| wire::write(&mut input, it).unwrap());
            input.extend(junk);
            let mut output = Vec::new();
            prop_assert!(serve(std::io::Cursor::new(input), &mut output, Options::default()) < 2);
            let mut rest = output.as_slice();
            let mut answers = 0;
            while let wire::Incoming::Message(message) = wire::read(&mut rest) {
                answers += usize::from(message.get("method").is_none() && message.get("id") != Some(&Value::Null));
            }
            prop_assert!(rest.is_empty());
            let requests = list.iter().filter(|it| it.get("id").is_some_and(|id| !id.is_null())).count();
            prop_assert_eq!(answers, requests + 1);
        }
    }
}
