/// What a script may name, for luacheck: a standard to lint by instead of Lua's own.
///
/// It holds what our scripts can reach and no more, so that `io.open` is a finding before it is an
/// error. The text is a Lua chunk that gives a table of two standards: for scripts, and for what is
/// typed at the prompt, where `qi` and `_` are there without being asked for.
package struct LintingStandard {
  let registry: Registry

  /// The standards of a registry.
  package init(registry: Registry) { self.registry = registry }

  /// The whole chunk.
  package var text: String {
    let script = libraries + ["display = {}"]
    let prompt = script + [module, "_ = { other_fields = true }"]
    return """
      -- Made by  tidemark stubs --luacheck . In .luacheckrc:
      --   for name, standard in pairs(dofile "tidemark-luacheck.lua") do stds[name] = standard end
      --   std = "tidemark"
      return {
        tidemark = { read_globals = {
      \(indented(script))
        } },
        tidemark_prompt = { read_globals = {
      \(indented(prompt))
        } },
      }

      """
  }

  /// Lua's own names, those that are there.
  private var libraries: [String] {
    let alone = LuaTopic.all.filter { !$0.isLanguage && $0.library.isEmpty }.map(\.name)
    return ["_G = { other_fields = true }", "_VERSION = {}"] + alone.map { "\($0) = {}" }
      + LuaTopic.libraries.map { library in
        let members = LuaTopic.functions(of: library.name).map {
          "\($0.name.dropFirst(library.name.count + 1)) = {}"
        }
        let more = library.name == "utf8" ? ["charpattern = {}"] : []
        return "\(library.name) = { fields = { \((members + more).joined(separator: ", ")) } }"
      }
  }

  private var module: String {
    let fields = registry.moduleFields.map { "\($0.name) = { other_fields = true }" }
    let functions = registry.functions.map { "\($0.name) = {}" }
    return "qi = { fields = { \((functions + fields).joined(separator: ", ")) } }"
  }

  private func indented(_ entries: [String]) -> String {
    entries.map { "    \($0)," }.joined(separator: "\n")
  }
}
