import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const wizard = {
  newTitle: 'New dataflow',
  draft: 'Draft',
  progress: 'Steps to the dataflow',
  stepOf: (position: number, count: number, label: string) =>
    `Step ${position} of ${count}: ${label}`,
  continue: 'Continue',
  saveAndClose: 'Save and close',
  leavingRefused:
    'This step is not saved yet. Correct what is marked, or leave again to go without saving.',
  tones: { ok: 'Done', current: 'Now', waiting: 'To do', bad: 'Refused' },
  search: 'Search',
  searchIn: (what: string) => `Search: ${what}`,
  noMatch: 'Nothing matches.',
  steps: {
    source: {
      label: 'Source',
      prompt: 'Choose one',
      title: 'Choose the source',
      summary: 'Where the records come from.',
    },
    account: {
      label: 'Account',
      prompt: 'Choose or make one',
      title: 'Account and name',
      summary: 'How the source is reached, and what the dataflow is called.',
    },
    data: {
      label: 'Data',
      prompt: 'Paste a sample',
      title: 'Sample message',
      summary:
        'A message as your systems will send it. Its fields are what you map in a moment. You can go on without one and write the paths by hand.',
    },
    target: {
      label: 'Target',
      prompt: 'Choose a dataset',
      title: 'Target dataset',
      summary: 'The dataset that keeps the records as rows, and the XDM schema that they follow.',
    },
    mapping: {
      label: 'Mapping',
      prompt: 'Map the fields',
      title: 'Mapping',
      summary: 'Which field of a message fills which field of the dataset.',
    },
    review: {
      label: 'Review',
      prompt: 'Publish',
      title: 'Review and publish',
      summary: 'Until it is published, the dataflow is a draft and takes no records.',
    },
  },
  obstacles: {
    'not-a-source': {
      title: 'Not a source',
      explanation: 'Data can be sent there, but none can be taken from there.',
    },
    'no-flow-spec': {
      title: 'No flow specification takes it yet',
      explanation:
        'A dataflow follows a flow specification that says which sources it joins to which targets. None names this source, so no dataflow can be made from it. Once one that names it is added, you can set it up here.',
    },
    'not-streaming': {
      title: 'Files cannot be set up here yet',
      explanation:
        'This source gives files on a schedule. No connector runs here yet that reads them, so a dataflow made from it would never move a record. You can look at its forms, and keep accounts for it.',
    },
    'no-drafts': {
      title: 'It cannot be kept as a draft',
      explanation:
        'The wizard keeps each step as a draft on the service, and this source’s specification does not support drafts. Its dataflows can be made through the API.',
    },
  },
  aboutSource: (label: string) => `About ${label}`,
  otherSource: 'Choose another source',
  sourceSettled:
    'The source of a draft stays: its account belongs to it. For another source, begin a new dataflow.',
  sourceUnknown:
    'The draft names no source yet, and its flow specification takes several. Name one through the API, or begin a new dataflow.',
  flowName: 'Dataflow name',
  description: 'Description',
  accountMode: 'Account to use',
  accountModes: { existing: 'An existing account', new: 'A new account' },
  accountName: 'Account name',
  chooseAccount: 'Choose an account, or make a new one.',
  dataTypes: { raw: 'JSON, mapped', xdm: 'XDM, as it comes' },
  noAccount: 'The draft has no account any more. Go back to the account and choose one.',
  sample: 'Sample message',
  sampleHelp: 'One JSON object. It is kept with the draft.',
  useExample: 'Use an example',
  sampleFields: 'Fields of the message',
  noFields: 'They appear here as you paste the message.',
  fieldsAfterFault: 'They appear here once the message is valid JSON.',
  fieldCount: (count: number) => plural(count, { one: '# field', other: '# fields' }),
  targetMode: 'Dataset to use',
  targetModes: { existing: 'An existing dataset', new: 'A new dataset' },
  dataSetName: 'Dataset name',
  chooseDataSet: 'Choose a dataset, or make a new one.',
  schemaModes: { existing: 'An existing schema', new: 'A new schema' },
  schemas: 'Schemas',
  chooseSchema: 'Choose a schema, or compose a new one.',
  schemaTitle: 'Schema title',
  schemaClass: 'What a record is',
  chooseClass: 'Choose what a record is.',
  classes: {
    profile: 'Who someone is: one record about a person.',
    event: 'What happened: one record for each event, with its time.',
  },
  fieldGroups: 'Field groups',
  fieldGroupsHelp: 'Ready-made fields of the XDM library. Take those that your messages can fill.',
  noTarget: {
    title: 'Choose the dataset first',
    explanation: 'Fields are mapped to those of the dataset’s schema.',
    action: 'Choose the dataset',
  },
  mappings: 'Mapped fields',
  noMappings: 'None yet. Accept a suggestion below, or add one.',
  mappedCount: (count: number) =>
    plural(count, { one: '# field mapped', other: '# fields mapped' }),
  addMapping: 'Add a mapping',
  addConstant: 'Add a constant',
  sourceOf: (position: number) => `Source field of mapping ${position}`,
  constantOf: (position: number) => `Constant of mapping ${position}`,
  destinationOf: (position: number) => `Target field of mapping ${position}`,
  removeMapping: (position: number) => `Remove mapping ${position}`,
  sourcePlaceholder: 'Source field',
  targetPlaceholder: 'Target field',
  constantPlaceholder: 'The same value for every record',
  noSourceMatch: 'Not in the sample; it is taken as you write it.',
  noTargetMatch: 'No field of the schema matches.',
  fillSource: 'Choose the source field.',
  fillDestination: 'Choose the target field.',
  openFields: 'Not mapped yet',
  noSample: 'There is no sample message to read fields from.',
  addSample: 'Add a sample',
  allMapped: 'Every field of the sample is mapped.',
  accept: 'Accept',
  acceptAll: (count: number) =>
    plural(count, { one: 'Accept the suggestion', other: 'Accept all # suggestions' }),
  acceptNamed: (source: string, destination: string) => `Accept: map ${source} to ${destination}`,
  map: 'Map',
  mapNamed: (source: string) => `Map ${source}`,
  reasons: {
    'same name': 'same name',
    'same words': 'same words',
    'same meaning': 'same meaning',
  },
  requiredMissing: (count: number) =>
    plural(count, { one: '# required field not mapped', other: '# required fields not mapped' }),
  requiredMapped: 'All required fields mapped',
  mapTo: (path: string) => `Map something to ${path}`,
  preview: 'The sample, mapped',
  noPreview: 'With a valid sample message, its row shows here as you map.',
  previewFaults: (count: number) =>
    plural(count, { one: '# mapping is left out.', other: '# mappings are left out.' }),
  requests: 'Requests that publishing sends',
  kinds: {
    connections: 'Account',
    sourceConnections: 'Source connection',
    targetConnections: 'Target connection',
    flows: 'Dataflow',
  },
  progressOf: {
    waiting: 'Waiting',
    running: 'Publishing',
    done: 'Published',
    refused: 'Refused',
  },
  goTo: (step: string) => `Go to: ${step}`,
  missingSteps: 'Finish these steps to publish:',
  publish: 'Publish',
  resumePublishing: 'Resume publishing',
  published: {
    title: 'Published',
    explanation: (name: string) =>
      `“${name}” takes records now. Post JSON to its inlet, and each record becomes a row of the dataset.`,
    inletUrl: 'URL of the inlet',
    sendMessage: 'Send a test message',
    showFlow: 'Show the dataflow',
  },
}
