-- Sends the visit that the first argument's file holds, each with a number of its own, counted from the second argument;
-- prints one line of JSON, latencies in microseconds.
local pieces, number = {}, 0

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local text = file:read("*a")
  file:close()
  number = tonumber(args[2])
  local at = 1
  while true do
    local from, to, name = text:find("{(%l+)}", at)
    if not from then break end
    pieces[#pieces + 1] = text:sub(at, from - 1)
    pieces[#pieces + 1] = name
    at = to + 1
  end
  pieces[#pieces + 1] = text:sub(at)
end

function request()
  number = number + 1
  local values = {
    number = string.format("%012d", number),
    address = string.format("100.%d.%d.%d", math.floor(number / 65536) % 256, math.floor(number / 256) % 256, number % 256),
    device = string.format("%03d", number % 1000),
  }
  local filled = {}
  for i = 1, #pieces do filled[i] = i % 2 == 1 and pieces[i] or values[pieces[i]] end
  return table.concat(filled)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('@@{"requests":%d,"perSecond":%.1f,"p50":%d,"p99":%d,"badStatuses":%d,"socketErrors":%d}\n',
    summary.requests, summary.requests * 1e6 / summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
