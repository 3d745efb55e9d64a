#include "documents/csv.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace rowan::documents {

namespace {

constexpr std::size_t most_faults = 200;
// So that a file of nothing but separators or line ends does not become a hundred times its size.
constexpr std::size_t most_columns = 100;
constexpr std::size_t most_rows = 100'000;

struct faults {
    std::vector<field_error> first;
    std::size_t count = 0;

    void add(int line, std::string const& reason)
    {
        if (++count <= most_faults) first.push_back({"/lines/" + std::to_string(line), reason});
    }

    error refusal() const
    {
        auto const all = std::to_string(count) + (count == 1 ? " fault" : " faults") + " in the file";
        auto const more = ", of which these are the first " + std::to_string(most_faults);
        return {errc::invalid, all + (count > most_faults ? more : "") + ".", first};
    }
};

// Takes records from the front of the bytes.
class reader {
public:
    reader(std::string_view bytes, char separator, faults& found)
        : rest_(bytes), separator_(separator), faults_(found)
    {
    }

    bool done() const { return rest_.empty(); }

    // Cells past most_columns + 1 are left out.
    csv::row next()
    {
        csv::row r{line_, {}};
        auto const* begin = rest_.data();
        bool more = true;
        while (more) {
            auto cell = !rest_.empty() && rest_.front() == '"' ? quoted(r.line) : bare(r.line);
            if (r.cells.size() <= most_columns) r.cells.push_back(std::move(cell));
            more = !rest_.empty() && rest_.front() == separator_;
            if (more) rest_.remove_prefix(1);
        }
        std::string_view const whole(begin, static_cast<std::size_t>(rest_.data() - begin));
        if (!valid_utf8(whole)) faults_.add(r.line, "is not UTF-8");
        end_line();
        return r;
    }

private:
    std::string_view take(std::size_t size)
    {
        auto const taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    std::string_view take_until(std::string_view any) { return take(rest_.find_first_of(any)); }

    void end_line()
    {
        if (rest_.empty()) return;
        rest_.remove_prefix(rest_.substr(0, 2) == "\r\n" ? 2 : 1);
        ++line_;
    }

    std::string bare(int line)
    {
        char const ends[] = {separator_, '\r', '\n', '\0'};
        auto const cell = take_until(ends);
        if (cell.find('"') != cell.npos)
            faults_.add(line, "has a quote inside a cell that does not begin with one");
        return std::string(cell);
    }

    std::string quoted(int line)
    {
        std::string cell;
        do {
            rest_.remove_prefix(1);
            auto const part = take(rest_.find('"'));
            count_lines(part);
            cell += part;
            if (rest_.empty()) {
                faults_.add(line, "opens a quote that nothing closes");
                return cell;
            }
            rest_.remove_prefix(1);
            if (!rest_.empty() && rest_.front() == '"') cell += '"';
        } while (!rest_.empty() && rest_.front() == '"');

        char const ends[] = {separator_, '\r', '\n', '\0'};
        if (!take_until(ends).empty()) faults_.add(line, "has text behind a closing quote");
        return cell;
    }

    void count_lines(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size(); ++at) {
            bool const pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
            if (pair) ++at;
            if (text[at] == '\r' || text[at] == '\n') ++line_;
        }
    }

    std::string_view rest_;
    char separator_;
    faults& faults_;
    int line_ = 1;
};

char separator_of(std::string_view bytes)
{
    auto const first = bytes.substr(0, bytes.find_first_of("\r\n"));
    auto const commas = std::count(first.begin(), first.end(), ',');
    return std::count(first.begin(), first.end(), ';') > commas ? ';' : ',';
}

bool blank(std::vector<std::string> const& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](auto const& cell) { return cell.empty(); });
}

std::vector<std::string> read_header(reader& records, faults& found)
{
    auto header = records.next().cells;
    for (auto& name : header) name = folded(tidy(name));
    if (blank(header)) found.add(1, "does not name the columns");
    if (header.size() > most_columns)
        found.add(1, "has more than " + std::to_string(most_columns) + " columns");
    return header;
}

} // namespace

result<csv> read_csv(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    faults found;
    reader records(bytes, separator_of(bytes), found);

    csv read;
    read.header = read_header(records, found);
    auto const columns = read.header.size();

    while (!records.done()) {
        auto r = records.next();
        if (blank(r.cells)) continue;
        if (read.rows.size() == most_rows) {
            found.add(r.line, "is beyond the " + std::to_string(most_rows) + " rows a file may have");
            break;
        }
        if (r.cells.size() != columns) {
            std::string const more_or_fewer = r.cells.size() > columns ? "more" : "fewer";
            found.add(r.line, "has " + more_or_fewer + " cells than the header's " + std::to_string(columns));
        }
        read.rows.push_back(std::move(r));
    }
    if (found.count > 0) return found.refusal();
    return read;
}

std::vector<std::size_t> places_of(csv const& file, std::vector<std::string_view> const& names)
{
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < file.header.size(); ++at) {
        auto name = file.header[at];
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_'
        );
        if (!name.empty() && std::find(names.begin(), names.end(), name) != names.end()) places.push_back(at);
    }
    return places;
}

} // namespace rowan::documents
