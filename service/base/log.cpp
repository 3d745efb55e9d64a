#include "base/log.hpp"

#include "base/text.hpp"

#include <spdlog/spdlog.h>

#include <spdlog/details/periodic_worker.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <vector>

namespace rowan {

namespace {

constexpr std::size_t room_for_lines = 64 * 1024; // bytes: some hundred lines to one write

std::shared_ptr<spdlog::sinks::sink> sink_to(std::string const& to, std::vector<char>& room)
{
    if (to == "-") return std::make_shared<spdlog::sinks::stdout_sink_mt>();
    spdlog::file_event_handlers on;
    on.after_open = [&room](std::string const&, std::FILE* file) {
        std::setvbuf(file, room.data(), _IOFBF, room.size());
    };
    try {
        return std::make_shared<spdlog::sinks::basic_file_sink_mt>(to, false, on);
    } catch (spdlog::spdlog_ex const&) {
        throw std::runtime_error("The log " + to + " cannot be written.");
    }
}

} // namespace

struct log::sink {
    std::vector<char> room; // for lines on their way to the file; must outlive it
    spdlog::logger logger;
    std::unique_ptr<spdlog::details::periodic_worker> flusher;

    explicit sink(std::string const& to) : room(room_for_lines), logger("rowan", sink_to(to, room)) {}
};

log::log(std::string const& to) : sink_(std::make_unique<sink>(to))
{
    auto& logger = sink_->logger;
    logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
        R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc
    ));
    logger.flush_on(spdlog::level::warn);
    sink_->flusher = std::make_unique<spdlog::details::periodic_worker>(
        [&logger] { logger.flush(); }, std::chrono::seconds(1)
    );
}

log::~log()
{
    sink_->flusher.reset();
    sink_->logger.flush();
}

void log::request(request_line const& r)
{
    sink_->logger.info(
        R"("request":"{}","verb":"{}","route":"{}","status":{},"us":{},"batch":{})", r.reference, r.verb,
        r.route, r.status, r.took.count(), r.batch
    );
}

void log::say(std::string_view what)
{
    sink_->logger.info(R"("say":"{}")", json_escaped(what));
}

void log::warn(std::string_view incident, std::string_view reference)
{
    ++warnings_;
    if (reference.empty())
        sink_->logger.warn(R"("incident":"{}")", json_escaped(incident));
    else
        sink_->logger.warn(R"("incident":"{}","request":"{}")", json_escaped(incident), reference);
}

} // namespace rowan
