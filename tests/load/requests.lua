-- One request after another from the file named after the address: method, path, cookie and
-- body, with tabs between.
local requests, turn = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, cookie, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t(.*)$")
    local headers = {}
    if cookie ~= "" then headers["Cookie"] = cookie end
    if args[2] then headers["Accept-Encoding"] = args[2] end
    if method == "POST" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    requests[#requests + 1] = wrk.format(method, path, headers, method == "POST" and body or nil)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
