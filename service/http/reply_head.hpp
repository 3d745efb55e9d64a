// The lines every answer begins with: status, date, and what keeps browsers from harm.
#pragma once

#include "http/message.hpp"

#include <ctime>

namespace rowan::http {

class reply_head {
public:
    // `secure`: Strict-Transport-Security is sent. `camera_path`: pages below it may use the camera.
    reply_head(bool secure, std::string camera_path);

    struct manner {
        std::string_view target; // of the request
        unsigned version = 11;
        bool keep_alive = false;
    };

    // Writes status line and fields, up to the blank line, into `out`, in the stead of what was there. A
    // field that the answer has itself wins over the one all answers have.
    void write(std::string& out, response const&, manner const&);

private:
    std::string_view date();

    bool secure_;
    std::string camera_path_;
    std::time_t second_ = 0;
    std::string date_; // of that second
};

// Whether an answer of this status has no body and no Content-Length (RFC 9110 6.4.1, 8.6).
bool bodiless(status);

} // namespace rowan::http
