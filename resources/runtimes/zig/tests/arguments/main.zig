const std = @import("std");

pub fn main() !void {
    var arguments = std.process.args();
    _ = arguments.skip();
    while (arguments.next()) |argument| {
        try std.io.getStdOut().writer().print("{s}\n", .{argument});
    }
}
