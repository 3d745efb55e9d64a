// Asking for codes and trying them, for tests of the API.
#pragma once

#include "support/server.hpp"

namespace rowan::test {

inline std::string asking(std::string const& email)
{
    return R"({"email":")" + email + "\"}";
}

inline std::string trying(std::string const& code)
{
    return R"({"code":")" + code + "\"}";
}

// A client that has asked for a code.
inline client asked(server const& at, std::string const& email)
{
    auto c = at.client();
    if (c.post("/api/sign-in", asking(email)).status != 202) throw std::logic_error("no code for " + email);
    return c;
}

// The status of trying a code. The client is a copy: its cookies stay as they are.
inline int sign_in(client c, std::string const& code)
{
    return c.post("/api/sign-in/code", trying(code)).status;
}

inline bool is_signed_in(client c)
{
    return c.get("/api/me").status == 200;
}

} // namespace rowan::test
