pub fn main() void {
    undeclared();
}
