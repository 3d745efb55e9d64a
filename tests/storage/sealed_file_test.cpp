// Sealed files: what is changed in them, anywhere, is noticed; and nobody else's key opens them.
#include "storage/sealed_file.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using storage::unusable;

namespace {

constexpr std::size_t frame_size = 256 * 1024; // of plain text, as this version writes it
constexpr std::size_t head_size = 8 + 4 + 80 + 24;

struct folder {
    test::temporary_directory home;
    std::filesystem::path const plain = home.path / "plain", sealed = home.path / "sealed",
                                out = home.path / "out";
    storage::key_pair const keys = storage::new_keys();
    storage::copy_facts const facts{test::noon, 700'000, "0010_upkeep", {{"people", 6002}, {"ledger", 7}}};

    void write(std::filesystem::path const& path, std::string const& bytes) const
    {
        std::ofstream(path, std::ios::binary) << bytes;
    }

    // Bytes of which no two frames are alike.
    static std::string text(std::size_t size)
    {
        std::string bytes;
        for (std::size_t n = 0; bytes.size() < size; ++n) bytes += std::to_string(n) + "|";
        bytes.resize(size);
        return bytes;
    }

    std::string make(std::string const& bytes) const
    {
        write(plain, bytes);
        storage::whole_file to(sealed);
        auto const hash = storage::seal(plain, to, keys.public_key, facts);
        to.publish();
        BOOST_TEST(storage::hash_of(sealed) == hash);
        return test::contents_of(sealed);
    }

    // What opening these bytes says; empty: it opens. Nothing is left of what does not open.
    std::string trouble_with(std::string const& bytes, std::string const& key) const
    {
        write(sealed, bytes);
        try {
            storage::whole_file to(out);
            storage::unseal(sealed, to, key);
            to.publish();
            return {};
        } catch (unusable const& e) {
            BOOST_TEST(!std::filesystem::exists(out));
            BOOST_TEST(!std::filesystem::exists(out.string() + ".part"));
            return e.what();
        }
    }
    std::string trouble_with(std::string const& bytes) const { return trouble_with(bytes, keys.private_key); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(storage_sealed_file, folder)

BOOST_AUTO_TEST_CASE(what_is_sealed_is_opened_with_its_facts)
{
    for (auto const size :
         {std::size_t(0), std::size_t(1), frame_size - 1, frame_size, frame_size + 1, 3 * frame_size}) {
        BOOST_TEST_CONTEXT(size << " bytes")
        {
            auto const bytes = text(size);
            auto const made = make(bytes);
            BOOST_TEST(trouble_with(made) == "");
            BOOST_TEST((test::contents_of(out) == bytes));
            std::filesystem::remove(out);
        }
    }
    make("some");
    storage::whole_file to(out);
    auto const read = storage::unseal(sealed, to, keys.private_key);
    BOOST_TEST((read.made_at == facts.made_at));
    BOOST_TEST(read.size == facts.size);
    BOOST_TEST(read.schema == facts.schema);
    BOOST_TEST((read.counts == facts.counts));
}

BOOST_AUTO_TEST_CASE(a_sealed_file_tells_nothing_without_its_key)
{
    auto const made = make("Siân Pryce of the District Hospital " + text(1000));
    for (auto const* told : {"District", "people", "0010_upkeep", "6002"})
        BOOST_TEST(made.find(told) == made.npos, told);
    BOOST_TEST(
        trouble_with(made, storage::new_keys().private_key) ==
        "This key does not open the copy, or the copy was altered."
    );
    for (auto const& no_key :
         {std::string(), keys.public_key, keys.private_key + "A", keys.private_key.substr(0, 30)})
        BOOST_TEST(trouble_with(made, no_key) == "This is no key: it must begin with rowan-private-.");
    BOOST_TEST(trouble_with(made) == ""); // the control: with its own it does
}

BOOST_AUTO_TEST_CASE(no_key_is_no_seal)
{
    write(plain, "some");
    for (auto const& no_key : {std::string("rowan-public-"), keys.private_key}) {
        storage::whole_file to(sealed);
        BOOST_CHECK_THROW(storage::seal(plain, to, no_key, facts), unusable);
    }
    BOOST_TEST(!std::filesystem::exists(sealed));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_off_anywhere_is_refused)
{
    auto const made = make(text(frame_size + 1000));
    BOOST_TEST(trouble_with(made) == "");
    std::filesystem::remove(out);
    auto const first_frame = head_size + 4 + static_cast<unsigned char>(made[head_size]);
    auto const second = first_frame + 4 + frame_size + 17;
    for (auto const at :
         {std::size_t(0), std::size_t(4), std::size_t(8), std::size_t(12), head_size - 24, head_size - 1,
          head_size, head_size + 2, head_size + 4, first_frame - 1, first_frame, first_frame + 4,
          first_frame + 500, second - 1, second, second + 4, made.size() - 1}) {
        BOOST_TEST_CONTEXT("after " << at << " bytes")
        BOOST_TEST(trouble_with(made.substr(0, at)) != "");
    }
    BOOST_TEST(trouble_with(made + "x") == "Something stands behind the copy's end.");
}

BOOST_AUTO_TEST_CASE(one_bit_that_is_turned_anywhere_is_noticed)
{
    auto const made = make(text(frame_size + 1000));
    struct {
        char const* part;
        std::size_t at;
    } const parts[] = {
        {"the mark", 3},
        {"the version", 8},
        {"the sealed key", 12},
        {"the sealed key's end", 91},
        {"the stream's head", 92},
        {"the stream's head's end", head_size - 1},
        {"the facts' length", head_size},
        {"the facts", head_size + 20},
        {"the first frame's length", head_size + 4 + static_cast<unsigned char>(made[head_size])},
        {"the first frame", 100'000},
        {"the last frame", made.size() - 100},
        {"its last byte", made.size() - 1},
    };
    for (auto const& p : parts) {
        BOOST_TEST_CONTEXT(p.part)
        {
            auto turned = made;
            turned[p.at] = static_cast<char>(turned[p.at] ^ 1);
            BOOST_TEST(trouble_with(turned) != "");
        }
    }
    BOOST_TEST(trouble_with(made) == "");
}

BOOST_AUTO_TEST_CASE(frames_that_change_places_are_noticed)
{
    auto const made = make(text(3 * frame_size));
    auto const first = head_size + 4 + static_cast<unsigned char>(made[head_size]);
    auto const whole = 4 + frame_size + 17;
    auto const frame = [&](std::size_t n) { return made.substr(first + n * whole, whole); };
    BOOST_REQUIRE(made.size() == first + 3 * whole);
    BOOST_TEST(trouble_with(made.substr(0, first) + frame(0) + frame(1) + frame(2)) == ""); // the control
    std::filesystem::remove(out);
    for (auto const& changed :
         {frame(1) + frame(0) + frame(2), frame(0) + frame(0) + frame(2), frame(0) + frame(2)})
        BOOST_TEST(
            trouble_with(made.substr(0, first) + changed) ==
            "The copy was altered or is damaged, in its frame " +
                std::string(changed.starts_with(frame(1)) ? "2" : "3") + "."
        );
}

BOOST_AUTO_TEST_CASE(what_is_no_copy_is_told_from_what_is)
{
    for (auto const* other : {"", "R", "RWNCOP", "a letter of some length, which is no copy of anything"}) {
        write(sealed, other);
        BOOST_TEST((storage::form_of(sealed) == storage::form::other));
        BOOST_TEST(trouble_with(other) == "This is no sealed copy.");
    }
    make("some");
    BOOST_TEST((storage::form_of(sealed) == storage::form::sealed));
    BOOST_CHECK_THROW(storage::form_of(home.path / "absent"), unusable);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_not_taken_for_the_end)
{
    auto const unreadable = home.path; // a folder: it can be opened
    storage::whole_file to(out);
    auto const key = storage::new_keys().public_key;
    BOOST_CHECK_THROW(storage::hash_of(unreadable), unusable);
    BOOST_CHECK_THROW(storage::form_of(unreadable), unusable);
    BOOST_CHECK_THROW(storage::pour(unreadable, to), unusable);
    BOOST_CHECK_THROW(storage::seal(unreadable, to, key, {}), unusable);
}

BOOST_AUTO_TEST_CASE(a_file_appears_whole_or_not_at_all)
{
    write(out, "the former");
    {
        storage::whole_file draft(out);
        draft.write("the half of");
    }
    BOOST_TEST(test::contents_of(out) == "the former");
    BOOST_TEST(!std::filesystem::exists(out.string() + ".part"));
    write(out.string() + ".part", "what a killed process left, which is longer");
    storage::whole_file draft(out);
    draft.write("the next");
    BOOST_CHECK_THROW(storage::whole_file{out}, std::runtime_error); // it has its writer
    draft.publish();
    BOOST_TEST(test::contents_of(out) == "the next");
    BOOST_CHECK_NO_THROW(storage::whole_file{out});
    auto const readable = std::filesystem::status(out).permissions() & std::filesystem::perms::all;
    BOOST_TEST((readable == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)));
}

BOOST_AUTO_TEST_SUITE_END()
