#include "workers/mailer.hpp"

#include "documents/letters.hpp"
#include "documents/mail.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace rowan::workers {

namespace {

namespace fs = std::filesystem;

std::string joined(std::initializer_list<std::optional<std::string>> parts)
{
    std::string line;
    for (auto const& p : parts) {
        if (p && !p->empty()) line += (line.empty() ? "" : ", ") + *p;
    }
    return line;
}

documents::letter_kind letter_for(messages::kind what)
{
    documents::letter_kind kind{};
    boost::describe::enum_from_string(boost::describe::enum_to_string(what, ""), kind);
    return kind;
}

documents::letter_facts facts_of(messages::outgoing const& out, config const& settings)
{
    auto const& m = out.message;
    documents::letter_facts f{
        .kind = letter_for(m.what),
        .name = m.name.value_or(""),
        .event_title = m.event_title.value_or(""),
        .days = {},
        .zone = m.zone.value_or(settings.time_zone),
        .venue = joined({m.venue_name, m.venue_address, m.venue_town}),
        .online_link = m.online_link.value_or(""),
        .reference = m.reference.value_or(""),
        .detail = m.detail,
        .offered_until = m.offered_until.value_or(m.expires_at.value_or(instant())),
        .public_url = settings.public_url,
        .organisation = settings.organisation,
        .expires_at = m.expires_at.value_or(instant()),
    };
    for (auto const& d : out.days) f.days.push_back({d.starts_at, d.ends_at});
    return f;
}

[[noreturn]] void fail(char const* what)
{
    throw fs::filesystem_error(what, std::error_code(errno, std::generic_category()));
}

// Not yet on the disk.
void write_whole(fs::path const& path, std::string const& text)
{
    int const descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = descriptor >= 0;
    for (std::string_view rest = text; good && !rest.empty();) {
        auto const written = ::write(descriptor, rest.data(), rest.size());
        good = written > 0;
        if (good) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (descriptor >= 0) ::close(descriptor);
    if (!good) fail("cannot write mail");
}

void sync(fs::path const& folder, int (*how)(int))
{
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = descriptor >= 0 && how(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) fail("cannot sync the mail folder");
}

// 20270112T120000Z-00000042
std::string name_of(messages::due_message const& m)
{
    std::string time;
    for (char const c : rfc3339(m.created_at)) {
        if (c != '-' && c != ':') time += c;
    }
    return fmt::format("{}-{:08}", time, m.id);
}

bool was_sent(messages::outcome const& o)
{
    return o.sent;
}

} // namespace

mailer::mailer(
    config const& settings,
    storage::engine& store,
    std::function<instant()> now,
    std::function<void(messages::due_message const&)> told
)
    : settings_(settings), store_(store), now_(std::move(now)), told_(std::move(told))
{
    std::error_code ec;
    fs::create_directories(settings.mail_folder, ec);
    if (::access(settings.mail_folder.c_str(), W_OK) != 0)
        throw config_error("The mail folder " + settings.mail_folder.string() + " cannot be written.");
}

// One sync for all drafts and one for their names: the file system's journal is what the database's commits
// wait for as well, and a sync of each file would hold them up as often.
int mailer::send_some()
{
    auto const due = store_.read_and_wait(messages::due, most_in_a_round, now_());
    if (!due || due->empty()) return 0;

    std::vector<messages::outcome> outcomes;
    for (auto const& out : *due) outcomes.push_back(draft(out));
    if (std::none_of(outcomes.begin(), outcomes.end(), &was_sent)) return settle(outcomes);
    sync(settings_.mail_folder, ::syncfs);
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        if (outcomes[n].sent) outcomes[n] = publish((*due)[n].message);
    }
    sync(settings_.mail_folder, ::fsync);
    return settle(outcomes);
}

int mailer::settle(std::vector<messages::outcome> const& outcomes)
{
    auto const settled = store_.write_and_wait(messages::settle, outcomes, now_());
    auto const went_out = std::count_if(outcomes.begin(), outcomes.end(), &was_sent);
    return settled ? static_cast<int>(went_out) : 0;
}

messages::outcome mailer::draft(messages::outgoing const& out) const
{
    auto const& m = out.message;
    auto const letter = documents::compose(facts_of(out, settings_));
    auto const name = name_of(m);
    auto const host = settings_.mail_from.substr(settings_.mail_from.find('@') + 1);
    documents::mail const mail{
        .from_name =
            "Bookings", // a sender that names the union would tell of membership in every list of mail
        .from_address = settings_.mail_from,
        .to_address = m.recipient,
        .reply_to = m.contact.value_or(""),
        .subject = letter.subject,
        .text = letter.text,
        .date = m.created_at,
        .message_id = name + "@" + host,
    };
    try {
        write_whole(draft_path(m), documents::mime(mail));
    } catch (fs::filesystem_error const& e) {
        return {m.id, false, e.code().message()};
    }
    return {m.id, true};
}

messages::outcome mailer::publish(messages::due_message const& m) const
{
    std::error_code ec;
    fs::rename(draft_path(m), settings_.mail_folder / (name_of(m) + ".eml"), ec);
    if (ec) return {m.id, false, ec.message()};
    if (told_) told_(m);
    return {m.id, true};
}

fs::path mailer::draft_path(messages::due_message const& m) const
{
    return settings_.mail_folder / ("." + name_of(m) + ".part");
}

} // namespace rowan::workers
