//! What may stand between the parentheses of `#[hot(...)]`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token};

/// The parsed arguments.
#[derive(Default)]
pub(crate) struct Args {
    /// `budget`, in nanoseconds.
    pub(crate) budget: Option<u64>,
    /// `poll_budget`, in nanoseconds, with the place of its name: on a plain function it is an error there.
    pub(crate) poll_budget: Option<(Span, u64)>,
    /// `crate`, the path of the shim.
    pub(crate) shim: Option<Path>,
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut args = Self::default();
        while !input.is_empty() {
            // `parse_any` because `crate` is a keyword.
            let key = input.call(Ident::parse_any)?;
            let name = key.to_string();
            let seen = match name.as_str() {
                "budget" => args.budget.is_some(),
                "poll_budget" => args.poll_budget.is_some(),
                "crate" => args.shim.is_some(),
                _ => {
                    let text = format!("unknown argument `{name}`; `#[hot]` knows `budget`, `poll_budget` and `crate`");
                    return Err(syn::Error::new(key.span(), text));
                }
            };
            if seen {
                return Err(syn::Error::new(key.span(), format!("`{name}` is given twice")));
            }
            input.parse::<Token![=]>()?;
            match name.as_str() {
                "budget" => args.budget = Some(duration(input)?),
                "poll_budget" => args.poll_budget = Some((key.span(), duration(input)?)),
                _ => args.shim = Some(input.call(Path::parse_mod_style)?),
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(args)
    }
}

/// Parses a string literal as a duration, in nanoseconds.
fn duration(input: ParseStream<'_>) -> syn::Result<u64> {
    let literal: LitStr = input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), "expected a duration in quotes, such as \"5ms\""))?;
    nanoseconds(&literal.value()).map_err(|text| syn::Error::new(literal.span(), text))
}

/// Reads a whole number and a unit. Strict on purpose: a budget that is misread is worse than one that is refused.
fn nanoseconds(text: &str) -> Result<u64, &'static str> {
    const SHAPE: &str = "expected a whole number and a unit (ns, us, ms or s), such as \"5ms\"";
    let end = text.find(|c: char| !c.is_ascii_digit()).ok_or(SHAPE)?;
    let (number, unit) = text.split_at(end);
    let unit: u64 = match unit {
        "ns" => 1,
        // Two characters look like this sign: U+00B5 and U+03BC.
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        _ => return Err(SHAPE),
    };
    if number.is_empty() {
        return Err(SHAPE);
    }
    // The number holds only digits, so that the one error left is that it is too large.
    let total = number.parse().ok().and_then(|number: u64| number.checked_mul(unit));
    match total {
        None => Err("this duration is too long: nanoseconds must fit in 64 bits"),
        Some(0) => Err("a budget of zero is exceeded by every call"),
        Some(total) => Ok(total),
    }
}

#[cfg(test)]
mod tests {
    use super::nanoseconds;

    #[test]
    fn durations_are_a_whole_number_and_a_unit() {
        assert_eq!(nanoseconds("7ns"), Ok(7));
        assert_eq!(nanoseconds("250us"), Ok(250_000));
        assert_eq!(nanoseconds("250\u{b5}s"), Ok(250_000));
        assert_eq!(nanoseconds("250\u{3bc}s"), Ok(250_000));
        assert_eq!(nanoseconds("5ms"), Ok(5_000_000));
        assert_eq!(nanoseconds("2s"), Ok(2_000_000_000));
    }

    #[test]
    fn everything_else_is_refused() {
        for text in ["", "5", "ms", "5 ms", " 5ms", "5ms ", "-5ms", "+5ms", "1.5ms", "5m", "5MS", "1_000us", "5msms"] {
            assert!(nanoseconds(text).is_err(), "{text:?} was accepted");
        }
        assert!(nanoseconds("0ms").is_err_and(|text| text.contains("zero")));
        assert!(nanoseconds("18446744074s").is_err_and(|text| text.contains("too long")));
        assert!(nanoseconds("99999999999999999999999ns").is_err_and(|text| text.contains("too long")));
    }
}
