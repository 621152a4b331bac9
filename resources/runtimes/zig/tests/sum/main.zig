const std = @import("std");

pub fn main() !void {
    const in = std.io.getStdIn().reader();
    var line: [64]u8 = undefined;
    var sum: i64 = 0;
    while (try in.readUntilDelimiterOrEof(&line, '\n')) |text| {
        sum += try std.fmt.parseInt(i64, text, 10);
    }
    try std.io.getStdOut().writer().print("{d}\n", .{sum});
}
