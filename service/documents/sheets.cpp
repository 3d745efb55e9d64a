#include "documents/sheets.hpp"

#include "documents/plain_text.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace rowan::documents {

namespace {

constexpr std::string_view no_break_space = "\xc2\xa0";

// "2027-03-11 09:30", as the zone's clocks show it.
std::string told(instant at, std::string const& zone)
{
    auto text = rfc3339(wall_clock(at, zone)).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

// Whether a spreadsheet would calculate what stands there: white space in front does not keep it from that.
bool is_formula(std::string_view line)
{
    for (;;) {
        if (line.starts_with(' '))
            line.remove_prefix(1);
        else if (line.starts_with(no_break_space))
            line.remove_prefix(no_break_space.size());
        else
            break;
    }
    return !line.empty() && std::string_view("=+-@\t\r").find(line.front()) != std::string_view::npos;
}

std::string disarmed(std::string_view text)
{
    std::string safe;
    while (true) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        if (is_formula(line)) safe += '\'';
        safe += line;
        if (end == text.npos) return safe;
        safe += '\n';
        text.remove_prefix(end + 1);
    }
}

void add_quoted(std::string& out, std::string_view text)
{
    bool const plain =
        text.find_first_of(",;\"\r\n\t") == text.npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string text_of(cell const& c, std::string const& zone)
{
    if (auto const* text = std::get_if<std::string>(&c)) return disarmed(plain_text(*text));
    if (auto const* number = std::get_if<std::int64_t>(&c)) return std::to_string(*number);
    return told(std::get<instant>(c), zone);
}

// A file in memory: whom it tells of is nobody's business on the disk.
class memory_file {
public:
    memory_file() : descriptor_(::memfd_create("sheet", MFD_CLOEXEC))
    {
        if (descriptor_ < 0) throw std::runtime_error("no memory for a sheet");
    }
    ~memory_file() { ::close(descriptor_); }
    memory_file(memory_file const&) = delete;
    memory_file& operator=(memory_file const&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    std::string contents() const
    {
        std::string bytes(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            auto const read =
                ::pread(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (read <= 0) throw std::runtime_error("a sheet cannot be read back");
            at += static_cast<std::size_t>(read);
        }
        return bytes;
    }

private:
    int descriptor_;
};

// The most a cell holds, in characters and therefore never more than in bytes; libxlsxwriter leaves longer
// texts out altogether.
constexpr std::size_t longest_cell = 32'767;

// Writes cells into one worksheet.
class writer {
public:
    writer(lxw_workbook* book, std::string zone)
        : sheet_(workbook_add_worksheet(book, nullptr)), moment_(workbook_add_format(book)),
          bold_(workbook_add_format(book)), zone_(std::move(zone))
    {
        format_set_num_format(moment_, "yyyy-mm-dd hh:mm");
        format_set_bold(bold_);
    }

    void add_header(std::vector<std::string> const& header)
    {
        for (auto const& name : header) add_text(name, bold_);
        next_row();
        worksheet_freeze_panes(sheet_, 1, 0);
        auto const last = static_cast<lxw_col_t>(std::max<std::size_t>(header.size(), 1) - 1);
        worksheet_set_column(sheet_, 0, last, 20, nullptr);
    }

    void add_row(std::vector<cell> const& cells)
    {
        for (auto const& c : cells) {
            if (auto const* text = std::get_if<std::string>(&c))
                add_text(*text, nullptr);
            else if (auto const* number = std::get_if<std::int64_t>(&c))
                worksheet_write_number(sheet_, row_, column_++, static_cast<double>(*number), nullptr);
            else
                add_moment(std::get<instant>(c));
        }
        next_row();
    }

private:
    void next_row()
    {
        ++row_;
        column_ = 0;
    }

    void add_text(std::string const& text, lxw_format* format)
    {
        auto const plain = plain_text(text);
        auto const cut = plain.substr(0, whole(plain));
        worksheet_write_string(sheet_, row_, column_++, cut.c_str(), format);
    }

    static std::size_t whole(std::string const& text)
    {
        return text.empty() ? 0 : whole_characters(text, std::min(text.size(), longest_cell));
    }

    // Days since Excel's beginning of time, in fractions.
    void add_moment(instant at)
    {
        constexpr double days_before_1970 = 25'569;
        auto const wall = static_cast<double>(wall_clock(at, zone_).time_since_epoch().count());
        worksheet_write_number(sheet_, row_, column_++, days_before_1970 + wall / 86'400, moment_);
    }

    lxw_worksheet* sheet_;
    lxw_format* moment_;
    lxw_format* bold_;
    std::string zone_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
};

} // namespace

std::string csv_of(sheet const& s)
{
    std::string out = "\xef\xbb\xbf";
    auto const add_line = [&](auto const& cells) {
        bool first = true;
        for (auto const& c : cells) {
            if (!first) out += ',';
            first = false;
            add_quoted(out, text_of(c, s.zone));
        }
        out += "\r\n";
    };
    add_line(s.header);
    for (auto const& row : s.rows) add_line(row);
    return out;
}

std::string xlsx_of(sheet const& s)
{
    memory_file const file;
    auto* const book = workbook_new(file.path().c_str());
    if (!book) throw std::runtime_error("no memory for a sheet");
    writer w(book, s.zone);
    w.add_header(s.header);
    for (auto const& row : s.rows) w.add_row(row);
    if (auto const failed = workbook_close(book); failed != LXW_NO_ERROR)
        throw std::runtime_error(std::string("a sheet cannot be written: ") + lxw_strerror(failed));
    return file.contents();
}

} // namespace rowan::documents
