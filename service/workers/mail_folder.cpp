#include "workers/mail_folder.hpp"

#include "workers/correspondence.hpp"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace rowan::workers {

namespace {

namespace fs = std::filesystem;

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

} // namespace

mail_folder::mail_folder(config const& settings) : settings_(settings)
{
    std::error_code ec;
    fs::create_directories(settings.mail_folder, ec);
    if (::access(settings.mail_folder.c_str(), W_OK) != 0)
        throw config_error("The mail folder " + settings.mail_folder.string() + " cannot be written.");
}

// One sync for all drafts and one for their names: the file system's journal is what the database's commits
// wait for as well, and a sync of each file would hold them up as often.
std::vector<messages::outcome> mail_folder::send(std::vector<messages::outgoing> const& all) const
{
    std::vector<messages::outcome> outcomes;
    for (auto const& out : all) outcomes.push_back(draft(out));
    if (std::none_of(outcomes.begin(), outcomes.end(), [](auto const& o) { return o.sent; })) return outcomes;
    sync(settings_.mail_folder, ::syncfs);
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        if (outcomes[n].sent) outcomes[n] = publish(all[n].message);
    }
    sync(settings_.mail_folder, ::fsync);
    return outcomes;
}

messages::outcome mail_folder::draft(messages::outgoing const& out) const
{
    try {
        write_whole(draft_path(out.message), documents::mime(mail_of(out, settings_)));
    } catch (fs::filesystem_error const& e) {
        return {out.message.id, false, e.code().message()};
    } catch (std::exception const& e) { // it holds up no other
        return {out.message.id, false, std::string("It cannot be put into words: ") + e.what()};
    }
    return {out.message.id, true};
}

messages::outcome mail_folder::publish(messages::due_message const& m) const
{
    std::error_code ec;
    fs::rename(
        draft_path(m), settings_.mail_folder / (messages::reference_of(m.created_at, m.id) + ".eml"), ec
    );
    if (ec) return {m.id, false, ec.message()};
    return {m.id, true};
}

fs::path mail_folder::draft_path(messages::due_message const& m) const
{
    return settings_.mail_folder / ("." + messages::reference_of(m.created_at, m.id) + ".part");
}

} // namespace rowan::workers
