rustc -O hello.rs
