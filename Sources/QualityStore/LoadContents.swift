/// What a planned load would write, waiting on disk in the order of the table's key.
struct LoadContents {
  let file: StagingFile
  let reasons: [String]
  let measures: [Int64]
  let observations: ObservationSeal

  func close() { file.close() }
}
