require "json"

puts JSON.parse('["Hello from Ruby"]').first
