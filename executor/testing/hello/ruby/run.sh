ruby hello.rb
