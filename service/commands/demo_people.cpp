#include "commands/demo_people.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <unordered_set>

namespace rowan::commands {

namespace {

using membership::entry;

// Names as they go together, separated by commas.
constexpr std::string_view english_given =
    "Alison,Amy,Andrew,Beth,Caroline,Charlotte,Chris,Claire,Daniel,David,Deborah,Emma,Gareth,Gemma,"
    "Hannah,Helen,Ian,James,Jane,Jo,Joanne,John,Julie,Karen,Kate,Laura,Lisa,Lucy,Mark,Michelle,Nicola,"
    "Paul,Rachel,Rebecca,Richard,Rob,Ruth,Sam,Sarah,Simon,Sophie,Steve,Susan,Tom,Tracey,Vicky,Will,"
    "Wilhelmina-Georgiana";
constexpr std::string_view english_family =
    "Armitage,Ashworth,Barker,Bennett,Booth,Bradshaw,Brook,Carter,Clarke,Cooper,Dean,Ellis,Fletcher,"
    "Green,Greenwood,Hall,Harding,Hargreaves,Holt,Hughes-Barton,Hunt,Iles,Jackson,Knight,Lawson,Lee,"
    "Marsh,Mills,Moss,Naylor,Palmer,Parker-Smith,Pickles,Ray,Rhodes,Shaw,Smith,Sutcliffe,Taylor,"
    "Thackeray,Turner,Walker,Ward,White,Wood,Wright,Fetherstonhaugh-Cholmondeley";
constexpr std::string_view welsh_given =
    "Aled,Anwen,Bethan,Carys,Cerys,Delyth,Dylan,Eirlys,Elin,Ffion,Gwenllïan,Gwyn,Huw,Iwan,Llŷr,Lowri,"
    "Megan,Nia,Owain,Rhian,Rhys,Siân,Siôn,Tomos";
constexpr std::string_view welsh_family =
    "ap Gwilym,Bevan,Bowen,Davies,Edwards,Evans,Griffiths,Gŵyr,Howells,Hughes,Jenkins,Jones,Llwyd,"
    "Lloyd,Meredith,Morgan,Pritchard,Prŷs,Pugh,Rees,Roberts,Thomas,Williams";
constexpr std::string_view scottish_given =
    "Ailsa,Alasdair,Callum,Catriona,Eilidh,Ewan,Fiona,Fraser,Gregor,Hamish,Iain,Isla,Kirsty,Lorna,Mairi,"
    "Morag,Murdo,Rory,Ruaridh,Shona";
constexpr std::string_view scottish_family =
    "Buchanan,Cameron,Campbell,Drummond,Ferguson,Fraser,Galbraith,Graham,Kerr,MacDonald,MacLeòid,"
    "McAllister,McIntyre,McKay,Morrison,Munro,Ross,Sinclair,Stewart,Urquhart";
constexpr std::string_view irish_given =
    "Aisling,Aoife,Bríd,Caoimhe,Ciarán,Conor,Dónal,Éamonn,Fionnuala,Gráinne,Niamh,Nuala,Oisín,Órla,"
    "Pádraig,Róisín,Ruairí,Séan,Sinéad,Úna";
constexpr std::string_view irish_family =
    "Brady,Byrne,Doherty,Fitzgerald,Gallagher,Kavanagh,Kelly,McLaughlin,Murphy,Ní Dhomhnaill,Nolan,"
    "O'Brien,O'Connor,O'Donoghue,O'Neill,O'Shea,Ó Súilleabháin,Quinn,Ryan,Walsh";
constexpr std::string_view south_asian_given =
    "Aisha,Amit,Anjali,Anwar,Asif,Deepa,Farhana,Gurpreet,Harjit,Imran,Kavita,Lakshmi,Manpreet,Meera,"
    "Nasreen,Neha,Parminder,Priya,Rajesh,Ravi,Rukhsana,Sanjay,Shabnam,Simran,Sunita,Tahmina,Vijay,Yasmin,"
    "Zainab,Venkatanarasimha";
constexpr std::string_view south_asian_family =
    "Ahmed,Akhtar,Begum,Bhatt,Chaudhry,Chowdhury,Das,Desai,Dhillon,Gill,Hussain,Iqbal,Iyer,Joshi,Kaur,"
    "Khan,Mehta,Menon,Mistry,Nair,Patel,Rahman,Reddy,Sandhu,Shah,Sharma,Singh,Sivasubramaniam,Thomas,"
    "Uddin,Varghese,Wickramasinghe";
constexpr std::string_view african_given =
    "Abena,Adaeze,Amara,Babatunde,Blessing,Chidi,Chinwe,Efua,Emeka,Farai,Folasade,Funmilayo,Grace,Ifeoma,"
    "Kofi,Kwame,Mercy,Ngozi,Nomvula,Oluwaseun,Patience,Rutendo,Sibongile,Tendai,Thandiwe,Wanjiru,Yaw,"
    "Zanele,Oluwaseyifunmitan";
constexpr std::string_view african_family =
    "Abiola,Achebe,Addo,Adebayo,Adeyemi,Akinwunmi,Amankwah,Asante,Banda,Boateng,Chikwanha,Dlamini,Eze,"
    "Kamau,Mensah,Moyo,Mutasa,Ncube,Ndlovu,Nkosi,Nwosu,Obi,Odhiambo,Okafor,Okonkwo,Okoro,Owusu,Sibanda,"
    "Tembo,Akinwunmi-Oluwadamilola";
constexpr std::string_view caribbean_given =
    "Althea,Beverley,Carlton,Claudette,Delroy,Desmond,Dionne,Errol,Ingrid,Leroy,Marcia,Merle,Nadine,"
    "Sandra,Sharon,Trevor,Winston,Yvonne";
constexpr std::string_view caribbean_family =
    "Alleyne,Bailey,Braithwaite,Brathwaite,Campbell,Francis,Gayle,Gordon,Grant,Henry,Joseph,Lewis-Grant,"
    "Morris,Pierre,Powell,St. Hilaire,Sobers,Thompson";
constexpr std::string_view polish_given =
    "Agnieszka,Bartosz,Ewa,Grzegorz,Justyna,Katarzyna,Łukasz,Magdalena,Małgorzata,Michał,Paweł,Piotr,"
    "Stanisław,Zofia,Żaneta";
constexpr std::string_view polish_family =
    "Brzęczyszczykiewicz,Dąbrowska,Jabłoński,Kaczmarek,Kowalska,Król,Lewandowski,Nowak,Pająk,Wiśniewski,"
    "Wójcik,Wrzesień,Zając,Zieliński";
constexpr std::string_view portuguese_given =
    "Ana,António,Beatriz,Catarina,Conceição,Fátima,Inês,João,Lurdes,Mário,Patrícia,Rui,Tânia";
constexpr std::string_view portuguese_family =
    "Araújo,Conceição,da Silva,dos Santos,Fernandes,Gonçalves,Magalhães,Oliveira,Pinhão,Rodrigues,Simões";
constexpr std::string_view filipino_given =
    "Analyn,Arnel,Bernadette,Cherry,Divina,Grace,Imelda,Jun,Jocelyn,Liezl,Marilou,Maricel,Rodel,Rowena";
constexpr std::string_view filipino_family =
    "Aquino,Bautista,Cruz,de la Cruz,Dimaculangan,Magsaysay,Manalo,Pangilinan,Peña,Reyes,Santos,"
    "Villanueva";
constexpr std::string_view chinese_given =
    "Bo,Fang,Hui Min,Jing,Ka Ho,Lei,Mei Ling,Ming,Siew Lan,Wai,Wen,Xiu,Yan";
constexpr std::string_view chinese_family = "Chan,Cheung,Ho,Lam,Li,Ng,Tan,Wong,Wu,Xu,Yip,Zhang";
constexpr std::string_view arabic_given =
    "Abdirahman,Amal,Fatima,Hamza,Hassan,Huda,Ibrahim,Khalid,Layla,Mariam,Nour,Omar,Salma,Samir,Yusuf";
constexpr std::string_view arabic_family =
    "Abdi,Abdullahi,al-Amin,al-Rashid,Aziz,Farah,Haddad,Hassan,Khalil,Mansour,Mohamud,Nasser,Saleh";

// How many in a thousand have which.
struct tradition {
    unsigned share;
    std::string_view given, family;
};
constexpr tradition traditions[] = {
    {400, english_given, english_family},         {60, welsh_given, welsh_family},
    {80, scottish_given, scottish_family},        {70, irish_given, irish_family},
    {120, south_asian_given, south_asian_family}, {90, african_given, african_family},
    {50, caribbean_given, caribbean_family},      {45, polish_given, polish_family},
    {25, portuguese_given, portuguese_family},    {30, filipino_given, filipino_family},
    {15, chinese_given, chinese_family},          {15, arabic_given, arabic_family},
};

// None of them exists; the twelve regions and nations do.
struct employer {
    std::string_view name, mail_domain, region;
};
constexpr employer employers[] = {
    {"Northvale NHS Foundation Trust", "northvale-nhs.example", "North East"},
    {"Southmere University Hospitals NHS Trust", "southmere-nhs.example", "London"},
    {"Marlowe Street GP Federation", "marlowestreet.example", "London"},
    {"Ambleford and Tarn Partnership NHS Foundation Trust", "ambleford-nhs.example", "North West"},
    {"Harbourlight Hospice", "harbourlight.example", "North West"},
    {"East Callowby Integrated Care Board", "eastcallowby-icb.example", "Yorkshire and the Humber"},
    {"Ouse & Wold Mental Health NHS Trust", "ouseandwold.example", "Yorkshire and the Humber"},
    {"Wexbridge Ambulance Service NHS Trust", "wexbridge-amb.example", "West Midlands"},
    {"Rosehay Community Care", "rosehay.example", "East Midlands"},
    {"Thornmere Borough Council, Adult Social Care", "thornmere-gov.example", "East of England"},
    {"St. Withen's Children's Hospital NHS Foundation Trust", "stwithens-nhs.example", "South West"},
    {"Kestrelmoor Care Homes", "kestrelmoor.example", "South East"},
    {"Fernhollow Supported Living", "fernhollow.example", "South East"},
    {"Bwrdd Iechyd Dyffryn Aran / Dyffryn Aran Health Board", "dyffrynaran.example", "Wales"},
    {"NHS Strathlorne", "strathlorne.example", "Scotland"},
    {"Derryvale Health and Social Care Trust", "derryvale-hsc.example", "Northern Ireland"},
};

constexpr std::string_view job_titles[] = {
    "Service Manager",
    "Ward Manager",
    "Matron",
    "General Manager",
    "Operations Manager",
    "Head of Estates",
    "Finance Business Partner",
    "HR Business Partner",
    "Practice Manager",
    "Registered Manager",
    "Deputy Director",
    "Programme Manager",
    "Clinical Services Manager",
    "Governance and Risk Lead",
    "Head of Nursing",
    "Therapy Manager",
    "Digital Transformation Lead",
    "Care Home Manager",
    "Contracts Manager",
    "Team Leader",
};

// Its own reductions of the generator's numbers: the standard's distributions differ between libraries.
class dice {
public:
    unsigned below(std::size_t limit) { return static_cast<unsigned>(generator_() % limit); }
    bool in_a_thousand(unsigned share) { return below(1000) < share; }

    template <class T, std::size_t Size> T const& one_of(T const (&all)[Size]) { return all[below(Size)]; }

    std::string one_of(std::string_view list)
    {
        auto const count = static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) + 1;
        for (auto skipped = below(count); skipped > 0; --skipped) list.remove_prefix(list.find(',') + 1);
        return std::string(list.substr(0, list.find(',')));
    }

private:
    std::mt19937_64 generator_{20'270'311};
};

tradition const& any_tradition(dice& d)
{
    auto drawn = d.below(1000);
    for (auto const& t : traditions) {
        if (drawn < t.share) return t;
        drawn -= t.share;
    }
    return traditions[0];
}

std::string any_name(dice& d)
{
    auto const& t = any_tradition(d);
    bool const married_far = d.in_a_thousand(80);
    bool const two_names = d.in_a_thousand(30);
    // One draw a statement: compilers differ in the order within one.
    auto const given = d.one_of(t.given);
    auto const family = d.one_of(married_far ? any_tradition(d).family : t.family);
    auto const second = two_names ? "-" + d.one_of(english_family) : "";
    return given + " " + family + second;
}

// The name as the left side of an address: letters without their marks, dots for spaces.
std::string mailbox(std::string_view name)
{
    constexpr std::string_view marked = "àáâãçéêèíïîñóòôõöúûüŵŷąęłńśźżćÉÓÚŁŻ";
    constexpr std::string_view bare = "aaaaceeeiiinooooouuuwyaelnszzceoulz";
    std::string box;
    while (!name.empty()) {
        auto const size = static_cast<unsigned char>(name[0]) < 0x80 ? 1U : 2U;
        auto const letter = name.substr(0, size);
        if (letter == " ")
            box += '.';
        else if (size == 2)
            box += bare[marked.find(letter) / 2];
        else if (letter != "'" && letter != ".")
            box += letter;
        name.remove_prefix(size);
    }
    return folded(box);
}

std::string any_roles(dice& d)
{
    struct {
        unsigned share;
        std::string_view role;
    } constexpr roles[] = {
        {60, "rep"},
        {40, "link_member"},
        {10, "committee"},
    };
    std::string all;
    for (auto const& r : roles) {
        if (d.in_a_thousand(r.share)) all += (all.empty() ? "" : " ") + std::string(r.role);
    }
    return all;
}

entry any_member(dice& d, std::unordered_set<std::string>& addresses)
{
    auto const name = any_name(d);
    auto const& works_for = d.one_of(employers);
    bool const private_address = d.in_a_thousand(400);
    auto const domain = std::string(private_address ? "post.example" : works_for.mail_domain);
    auto address = mailbox(name) + "@" + domain;
    for (int number = 2; !addresses.insert(address).second; ++number)
        address = mailbox(name) + std::to_string(number) + "@" + domain;
    return {
        .name = name,
        .email = address,
        .region = std::string(works_for.region),
        .employer = std::string(works_for.name),
        .job_title = std::string(d.one_of(job_titles)),
        .roles = any_roles(d),
        .standing = d.in_a_thousand(30) ? "lapsed" : "current",
    };
}

entry known_member(std::string name, std::string address, employer const& works_for, std::string roles)
{
    return {
        .name = std::move(name),
        .email = std::move(address),
        .region = std::string(works_for.region),
        .employer = std::string(works_for.name),
        .job_title = "Service Manager",
        .roles = std::move(roles),
        .standing = "current",
    };
}

} // namespace

std::vector<entry> demo_members(int count)
{
    std::vector<entry> members{
        known_member("Sam Okafor", "sam.okafor@members.example", employers[1], ""),
        known_member("Priya Nair", "priya.nair@members.example", employers[7], "rep"),
    };
    dice d;
    std::unordered_set<std::string> addresses;
    auto const wanted = static_cast<std::size_t>(count);
    while (members.size() < wanted) members.push_back(any_member(d, addresses));
    members.resize(wanted);

    for (int at = 0; at < count; ++at) {
        auto& m = members[static_cast<std::size_t>(at)];
        m.line = at + 1;
        // 7,919 is prime to 900,000: six digits, scattered, each number once.
        m.membership_number = std::to_string(100'000 + at * 7'919LL % 900'000);
    }
    return members;
}

} // namespace rowan::commands
