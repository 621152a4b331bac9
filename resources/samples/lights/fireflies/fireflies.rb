# Fireflies that blink each in its own time, see each other, and fall into step. The argument says for how many seconds.

SECONDS = (ARGV[0] || 30).to_f
PERIOD = 2.4 # between two blinks of one, in seconds
PULL = 0.035 # how far the blink of another moves it

# In a container the tree is told by variables: its LEDs, a seed, and the file that takes the lights.
COUNT = ENV.fetch('TREELINE_LEDS').to_i
LIGHTS = File.open(ENV.fetch('TREELINE_LIGHTS'), 'w')
LIGHTS.sync = true
srand(ENV.fetch('TREELINE_SEED').to_i)

# Sets all LEDs at once: one line, six hexadecimal digits for each.
def set_leds(colours)
  LIGHTS.write(colours.flatten.map(&:to_i).pack('C*').unpack1('H*') + "\n")
end

# A firefly has a phase, from 0 to 1 where it blinks, and an afterglow.
Firefly = Struct.new(:led, :phase, :glow, :hue)

places = (0...COUNT).to_a.sample([COUNT / 5, 1].max)
flies = places.map { |led| Firefly.new(led, rand, 0.0, rand) }
# The night is darker towards the tip.
night = (0...COUNT).map { |i| [0, (COUNT - i) / COUNT.to_f, 1 + 3 * (COUNT - i) / COUNT.to_f] }

start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
(1..SECONDS * 30).each do |frame|
  flies.each do |fly|
    fly.phase += 1.0 / (30 * PERIOD)
    fly.glow *= 0.93
  end
  blinking = flies.select { |fly| fly.phase >= 1 }
  blinking.each do |fly|
    fly.phase = 0.0
    fly.glow = 1.0
  end
  # Whoever sees a blink hurries, the more the nearer it is to its own.
  hurry = PULL * blinking.size / flies.size * 10
  flies.each { |fly| fly.phase = [1.0, fly.phase * (1 + hurry)].min unless fly.glow == 1.0 }

  colours = night.dup
  flies.each do |fly|
    light = fly.glow**1.6
    warm = [190 + 65 * fly.hue, 225 - 105 * fly.hue, 4]
    colours[fly.led] = warm.map { |bright| bright * light } if light > 0.02
  end
  set_leds(colours)
  early = start + frame / 30.0 - Process.clock_gettime(Process::CLOCK_MONOTONIC)
  sleep(early) if early > 0
end
