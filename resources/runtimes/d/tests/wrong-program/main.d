void main() {
    undeclared++;
}
