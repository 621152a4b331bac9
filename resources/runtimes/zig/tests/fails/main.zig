pub fn main() void {
    @panic("nobody catches this");
}
