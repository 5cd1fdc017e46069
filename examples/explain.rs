fn main() {
    let a: Vec<String> = std::env::args().collect();
    let d = whymatch::Dialect::from_name(&a[1]).unwrap();
    match whymatch::explain(a[2].as_bytes(), a[3].as_bytes(), d) {
        Ok(e) => {
            println!(
                "{} — {}",
                if e.matched { "MATCH" } else { "NO MATCH" },
                e.summary
            );
            for c in &e.clauses {
                println!(
                    "  {:?} {} [{}] {} basis={:?} near={:?}",
                    c.verdict,
                    c.path,
                    c.reason,
                    c.message,
                    c.basis,
                    c.near_miss.as_ref().map(|n| &n.message)
                );
            }
            println!(
                "  blame {:?} basis {:?}",
                e.blame.iter().map(|p| p.as_str()).collect::<Vec<_>>(),
                e.basis
            );
            for s in &e.suggestions {
                println!(
                    "  fix[{:?}] {} {:?}",
                    s.target,
                    s.message,
                    s.edits
                        .iter()
                        .map(|e| (e.span.start, e.span.end, e.text.as_str()))
                        .collect::<Vec<_>>()
                );
            }
            for d in &e.diagnostics {
                println!(
                    "  {:?} {} {} ({:?})",
                    d.severity,
                    d.code.as_str(),
                    d.message,
                    d.help
                );
            }
        }
        Err(i) => {
            for d in &i.diagnostics {
                println!(
                    "  {:?} {:?} {} @{} {:?} {} ({:?})",
                    d.severity,
                    d.target,
                    d.code.as_str(),
                    d.path,
                    d.span.map(|s| (s.start, s.end)),
                    d.message,
                    d.help
                );
            }
        }
    }
}
