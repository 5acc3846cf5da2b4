#include "engine/notice_codes.h"

#include <array>

namespace rummage::engine {
namespace {

constexpr std::string_view raise = "Narrow the scan to parts of the tree, or report the case if it is a real one.";
constexpr std::string_view damaged = "Run git fsck, and fetch or clone again from a whole copy.";
constexpr std::string_view mend_yaml = "Mend the document at the line named; its text was scanned all the same.";

constexpr std::array codes = {
    NoticeCode{"access/limit", "The access graph has more subjects, roles or paths than are followed.", raise},
    NoticeCode{"archive/damaged", "An archive cannot be read from some point on; what came before was scanned.",
               "Make the archive anew, or exclude it under scan.exclude."},
    NoticeCode{"archive/encrypted", "An entry of an archive is encrypted and was not read.",
               "Scan its content before it is packed."},
    NoticeCode{"archive/escape", "The name of an archive's entry leads out of the archive.",
               "Look at who made this archive: unpacking it could overwrite other files."},
    NoticeCode{"archive/limit", "An archive holds more entries or bytes than the limit.",
               "Unpack it and scan the folder with rummage dir."},
    NoticeCode{"archive/special-file", "An archive holds a fifo, socket or device.", "Nothing needs to be done."},
    NoticeCode{"archive/too-deep", "Archives inside archives beyond the limit were not opened.",
               "Give a higher --max-archive-depth."},
    NoticeCode{"archive/too-large", "An entry of an archive is larger than the limit.",
               "Give a higher --max-file-size."},
    NoticeCode{"ciphertext/bad-expression",
               "A regular expression in .sops.yaml does not compile; its rule is left out.", "Mend the expression."},
    NoticeCode{"codec/too-large", "A decoded text would be larger than the limit.", "Give a higher --max-file-size."},
    NoticeCode{"delivery/generator", "An ApplicationSet generator needs a cluster or another repository.",
               "Nothing is wrong; the environments it makes are not known here. Name them under environments."},
    NoticeCode{"delivery/limit", "One document holds more deliveries than are read.", raise},
    NoticeCode{"git/alternate-depth", "Object stores borrow from each other too deep.", "Repack: git repack -ad."},
    NoticeCode{"git/attribution-limit", "The history is too large to say which commits brought the findings.", raise},
    NoticeCode{"git/bad-name", "The index or a tree holds a name that no worktree can hold.",
               "Look at who made this commit; Git refuses to check it out."},
    NoticeCode{"git/broken-head", "HEAD cannot be read.", damaged},
    NoticeCode{"git/broken-ref", "A ref cannot be read or names nothing.", "Delete it: git update-ref -d REF."},
    NoticeCode{"git/conflict", "A path is in conflict and was not read from the index.",
               "Resolve the conflict and scan again."},
    NoticeCode{"git/corrupt-index", "The index cannot be read.", "Make it anew: git reset."},
    NoticeCode{"git/corrupt-object", "An object of the repository is damaged and was not read.", damaged},
    NoticeCode{"git/corrupt-pack", "A pack of the repository is damaged and was not read, wholly or in part.", damaged},
    NoticeCode{"git/deep-tree", "Directories are nested too deep; what is below was not attributed to commits.", raise},
    NoticeCode{"git/grafts", "The repository has grafts; commits were read with the parents they name themselves.",
               "Nothing needs to be done."},
    NoticeCode{"git/ignored", "Files that Git ignores were not read.", "Give --include-ignored to read them."},
    NoticeCode{"git/missing-alternate", "The store that this repository borrows objects from is not there.",
               "Put it back, or clone with --dissociate."},
    NoticeCode{"git/missing-object", "The history names objects that are not here.",
               "Fetch them: git fetch --refetch, or clone again without a filter."},
    NoticeCode{"git/not-a-tree", "What should be a tree is something else.", damaged},
    NoticeCode{"git/object-too-large", "An object is larger than the limit.", "Give a higher --max-file-size."},
    NoticeCode{"git/partial-clone", "The clone was made with a filter; objects that were not fetched were not read.",
               "git fetch --refetch --no-filter, or make a full clone."},
    NoticeCode{"git/replace-refs", "The repository has replace refs; objects were read as they were stored.",
               "Nothing needs to be done."},
    NoticeCode{"git/shallow", "The history is cut off: commits before the cut were not read.",
               "git fetch --unshallow; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)."},
    NoticeCode{"git/sparse", "Tracked paths are not checked out; they were read from the history only.",
               "git sparse-checkout disable."},
    NoticeCode{"git/submodule", "A submodule, or another repository inside, is not entered.",
               "Scan it by itself: rummage scan PATH."},
    NoticeCode{"git/too-many-objects", "The repository has more objects than can be numbered.", raise},
    NoticeCode{"git/unreadable", "A file of the repository cannot be read.", "Check its permissions."},
    NoticeCode{"helm/missing-dependency", "A chart depends on another that is not there.",
               "Run helm dependency build and commit the result, or vendor the chart."},
    NoticeCode{"helm/not-rendered", "A chart was recognised and not rendered; its files were scanned as texts.",
               "Scan what helm template prints: helm template . | rummage stdin."},
    NoticeCode{"kustomize/not-rendered", "A build was recognised and not rendered; its files were scanned as texts.",
               "Scan what kustomize build prints: kustomize build . | rummage stdin."},
    NoticeCode{"kustomize/unreadable", "A kustomization file does not parse.", "Mend the file."},
    NoticeCode{"place/changed", "A file changed while it was scanned; its findings have no line.", "Scan again."},
    NoticeCode{"report/notices-cut", "There are more notices than a report holds.", "Read the json report."},
    NoticeCode{"report/results-cut", "There are more results than GitHub takes of one run.",
               "The worst are in the file; the json report has all of them."},
    NoticeCode{"resolve/limit", "Too many objects belong to no environment; they were judged together only.",
               "Name environments in .rummage.yaml."},
    NoticeCode{"scan/nothing", "There was nothing to scan, which is never taken for clean.",
               "Check the path, and whether the files are ignored or the repository is empty."},
    NoticeCode{"scan/timeout", "The time limit passed before everything was read.", "Give a longer --timeout."},
    NoticeCode{"tree/changed", "A file changed while it was read.", "Scan again when nothing writes to it."},
    NoticeCode{"tree/link-loop", "A symbolic link leads back to itself.", "Remove the link."},
    NoticeCode{"tree/link-outside", "A symbolic link leads out of what is scanned and was not followed.",
               "Scan its target by itself if it matters."},
    NoticeCode{"tree/not-a-file", "What should be a file is something else.", "Check the path."},
    NoticeCode{"tree/not-found", "A file vanished before it was read, or a link leads nowhere.", "Scan again."},
    NoticeCode{"tree/special-file", "A fifo, socket or device was not opened.", "Nothing needs to be done."},
    NoticeCode{"tree/submodule", "A submodule is not entered.", "Scan it by itself: rummage scan PATH."},
    NoticeCode{"tree/too-deep", "Directories are nested too deep; what is below was not read.", raise},
    NoticeCode{"tree/too-large", "A file is larger than the limit and was not read.", "Give a higher --max-file-size."},
    NoticeCode{"tree/too-many", "There are more files than are listed.", raise},
    NoticeCode{"tree/unreadable", "A file or directory cannot be read.", "Check its permissions."},
    NoticeCode{"yaml/duplicate-key", "A mapping holds the same key twice; Kubernetes takes the last one, or refuses.",
               "Remove one of them."},
    NoticeCode{"yaml/limit", "A YAML document is nested too deep or expands too far (a bomb of aliases).", mend_yaml},
    NoticeCode{"yaml/refused", "A YAML document holds what Kubernetes refuses.", mend_yaml},
    NoticeCode{"yaml/syntax", "A YAML document does not parse; the others of the file were read.", mend_yaml},
    NoticeCode{"yaml/template", "A file is a template and no YAML before it is rendered.",
               "Nothing needs to be done; its text was scanned."},
};

}  // namespace

std::span<const NoticeCode> notice_codes() {
  return codes;
}

}  // namespace rummage::engine
